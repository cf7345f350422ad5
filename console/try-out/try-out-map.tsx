import { useEffect, useMemo, useRef, useState } from 'preact/hooks'
import type { MapIndex } from '#core/api/district-map.ts'
import { directionOf, outcomes } from '#core/comparison/outcome.ts'
import { count } from '#ui/number.ts'
import { useAnswer } from '../data/use-answer.ts'
import { boxAround, codeOf, everyPlace, numberOf, numbersOf } from '../map/data/parcels.ts'
import { useMapData } from '../map/data/use-map-data.ts'
import { classColouring, type Look } from '../map/look/colouring.ts'
import { token } from '../map/look/token.ts'
import { Swatch } from '../map/parts/swatch.tsx'
import type { Box } from '../map/worker/protocol.ts'
import { FailureNotice } from '../notice/failure-notice.tsx'
import type { Loaded, Scored } from './worker/protocol.ts'

export interface TryOutMapProps {
  readonly cycle: string
  readonly loaded: Loaded
  readonly scored: Scored
}

/** All parcels as a picture that is drawn anew with every scoring, beside the sliders. */
export function TryOutMap(props: TryOutMapProps) {
  const { value: index, failure, askAgain } = useAnswer('baseMapIndex', { params: { cycle: props.cycle } })
  const box = useMemo(() => (index === null ? null : boxAround(index.towns.map(({ extent }) => extent))), [index])
  return (
    <>
      {failure !== null && <FailureNotice failure={failure} onRetry={askAgain} />}
      {index !== null && box === null && <p class="sub">还没有地块边界，类别图不能显示；导入底版后即可显示。</p>}
      {index !== null && box !== null && <Picture {...props} index={index} box={box} />}
    </>
  )
}

const moveLooks: readonly Look[] = [
  { key: 'better', label: '升类', fill: '--a-fill', line: '--a-line', hatch: { kind: 'none', ink: 'pale' } },
  { key: 'worse', label: '降类', fill: '--d-fill', line: '--d-line', hatch: { kind: 'cross', ink: 'pale' } },
  { key: 'other', label: '其他变动', fill: '--c-fill', line: '--c-line', hatch: { kind: 'diagonal', ink: 'dark' } },
  { key: 'same', label: '不变', fill: '--track', line: '--line-3', hatch: { kind: 'none', ink: 'dark' } },
]

interface PictureProps extends TryOutMapProps {
  readonly index: MapIndex
  readonly box: Box
}

const ratio = 2

function Picture({ cycle, loaded, scored, index, box }: PictureProps) {
  const { worker, towns, failure, retry, isLoading } = useMapData(cycle, index, [])
  const [isByMove, setByMove] = useState(false)
  const canvas = useRef<HTMLCanvasElement>(null)
  const isDrawing = useRef(false)
  const wanted = useRef<(() => Promise<void>) | null>(null)
  const looks = isByMove ? moveLooks : classColouring.looks
  const placeOf = useMemo(() => new Map(loaded.codes.map((code, place) => [code, place])), [loaded])
  /** Place among the figures by number on the map; −1 for parcels without figures. */
  const places = useMemo(() => {
    const found = new Int32Array(numbersOf(towns)).fill(-1)
    for (const place of everyPlace(towns)) found[numberOf(place)] = placeOf.get(codeOf(place)) ?? -1
    return found
  }, [towns, placeOf])

  // The last scoring is drawn; those that a slower picture would have shown meanwhile are left out.
  useEffect(() => {
    const pen = canvas.current?.getContext('2d') ?? null
    if (worker === null || pen === null || towns.length === 0) return
    wanted.current = async () => {
      const { clientWidth, clientHeight } = pen.canvas
      const drawn = new Uint8Array(places.length)
      for (const [number, place] of places.entries()) {
        if (place >= 0)
          drawn[number] = 1 + looks.findIndex(({ key }) => key === lookKey(loaded, scored, place, isByMove))
      }
      const order = {
        width: clientWidth * ratio,
        height: clientHeight * ratio,
        right: 0,
        box,
        fills: ['', ...looks.map(({ fill }) => token(fill))],
        lines: ['', ...looks.map(({ line }) => token(line))],
        looks: drawn,
      }
      const bitmap = await worker.ask({ ask: 'picture', order })
      pen.canvas.width = bitmap.width
      pen.canvas.height = bitmap.height
      pen.drawImage(bitmap, 0, 0)
      pen.canvas.dataset.drawn = String(towns.length)
    }
    if (isDrawing.current) return
    const run = async (): Promise<void> => {
      isDrawing.current = true
      while (wanted.current !== null) {
        const next: () => Promise<void> = wanted.current
        wanted.current = null
        await next()
      }
      isDrawing.current = false
    }
    void run()
  }, [worker, towns, places, loaded, scored, isByMove, box])

  const counts = useMemo(() => {
    const found = new Map<string, number>()
    for (const place of loaded.codes.keys()) {
      const key = lookKey(loaded, scored, place, isByMove)
      found.set(key, (found.get(key) ?? 0) + 1)
    }
    return found
  }, [loaded, scored, isByMove])

  return (
    <section class="card" aria-labelledby="tried-map">
      <div class="card-head">
        <h2 id="tried-map">{isByMove ? '变动图' : '类别图'}</h2>
        <span class="badge badge-dash">预估</span>
        <button
          type="button"
          class="btn btn-s aside no-print"
          aria-pressed={isByMove}
          onClick={() => setByMove(!isByMove)}
        >
          {isByMove ? '看类别' : '看变动'}
        </button>
      </div>
      {failure !== null && <FailureNotice failure={failure} onRetry={retry} />}
      <canvas
        ref={canvas}
        class="try-out-map"
        role="img"
        aria-label={`${isByMove ? '变动图' : '类别图'}：${looks.map(({ key, label }) => `${label} ${counts.get(key) ?? 0} 宗`).join('，')}`}
      />
      <ul class="card-body try-out-legend">
        {looks.map((look) => (
          <li key={look.key}>
            <Swatch look={look} />
            <span class="nb">{`${look.label} ${count(counts.get(look.key) ?? 0)} 宗`}</span>
          </li>
        ))}
        {isLoading && <li class="cap">正在取地块边界</li>}
      </ul>
    </section>
  )
}

function lookKey({ base }: Loaded, { outcomes: scored }: Scored, place: number, isByMove: boolean): string {
  const to = outcomes[scored[place] ?? 0] ?? 'absent'
  if (!isByMove) return to.length === 1 ? to : 'none'
  return directionOf(outcomes[base[place] ?? 0] ?? 'absent', to)
}
