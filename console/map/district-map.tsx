import { useEffect, useRef, useState } from 'preact/hooks'
import type { MapIndex } from '#core/api/district-map.ts'
import { count } from '#ui/number.ts'
import { PageHead } from '../frame/page-head.tsx'
import { useCyclePath } from '../frame/use-cycle.ts'
import { FailureNotice } from '../notice/failure-notice.tsx'
import { FilterChips } from '../parcels/filter-chips.tsx'
import { FilterPanel } from '../parcels/filter-panel.tsx'
import { filterWords } from '../parcels/filter-words.ts'
import { parcelsAddress } from '../parcels/parcel-view.ts'
import { navigate } from '../route/place.ts'
import { useSession } from '../session/session.ts'
import { boxAt } from './data/parcels.ts'
import { useDraft } from './data/use-draft.ts'
import type { ParcelMap } from './draw/parcel-map.ts'
import { saveParcels } from './draw/save-parcels.ts'
import { drawsWebGl } from './draw/web-gl.ts'
import { MapActs } from './map-acts.tsx'
import { type MapShow, type MapView, mapAddress } from './map-view.ts'
import { missingWords, printedWords, shownWords } from './map-words.ts'
import { ColourChoice } from './parts/colour-choice.tsx'
import { NoBoundaries } from './parts/no-boundaries.tsx'
import { ParcelBody } from './parts/parcel-body.tsx'
import { ParcelSearch } from './parts/parcel-search.tsx'
import { TownTable } from './parts/town-table.tsx'
import { UnmappedList } from './parts/unmapped-list.tsx'
import { saveTowns } from './towns/save-towns.ts'
import { TownBody } from './towns/town-body.tsx'
import { sketchNotice } from './towns/town-legend.tsx'
import { useTownMap } from './towns/use-town-map.ts'
import { useMapState } from './use-map-state.ts'

export interface DistrictMapProps {
  readonly cycle: string
  readonly index: MapIndex
  readonly view: MapView
}

const noWebGlWords = {
  parcels: '此浏览器没有启用 WebGL，地块图只能看、不能放大。地块可查找，或从“图中地块”打开。',
  towns: '此浏览器没有启用 WebGL，按街镇显示。地块可查找，或点“看地块”看全区的静态图。',
} as const

const noCodes = (code: string): string => code

export function DistrictMap({ cycle, index, view }: DistrictMapProps) {
  const { district, today } = useSession()
  const cyclePath = useCyclePath()
  const draft = useDraft(cycle)
  const state = useMapState(cycle, index, view, draft)
  const { data, colours, conditions, tally, chosen, box } = state
  const { colouring } = colours
  const [canDraw] = useState(drawsWebGl)
  const usualShow = canDraw ? 'parcels' : 'towns'
  const show = view.show ?? usualShow
  const [failure, setFailure] = useState<unknown>(null)
  const [map, setMap] = useState<ParcelMap | null>(null)
  const [still, setStill] = useState<HTMLCanvasElement | null>(null)
  const [isListed, setListed] = useState(false)
  const flown = useRef<string | null>(null)

  const showOf = (next: MapShow): MapShow | null => (next === usualShow ? null : next)
  const setView = (change: Partial<MapView>): void => navigate(cyclePath(mapAddress({ ...view, ...change })))
  const choose = (parcel: string | null): void => {
    flown.current = parcel
    navigate(cyclePath(mapAddress({ ...view, parcel })), { replace: true })
  }
  const find = (parcel: string): void => {
    flown.current = null
    navigate(cyclePath(mapAddress({ ...view, parcel, show: showOf('parcels') })), { replace: true })
  }

  // A parcel that was searched, or that the address names, is flown to once it and the map are there.
  useEffect(() => {
    const at = chosen === null ? null : boxAt(chosen)
    if (map === null || at === null || flown.current === view.parcel) return
    flown.current = view.parcel
    map.fly(at)
  }, [map, chosen, view.parcel])

  const townMap = useTownMap(view.by, data.towns, conditions, colours)
  const words = printedWords(
    { district: district.name, cycle, today, now: new Date().toISOString() },
    view,
    show === 'towns' ? townMap.colouring : colouring,
    tally,
    draft,
    show === 'towns' ? sketchNotice : null,
  )
  const save = (): void => {
    if (show === 'towns') saveTowns(data.towns, townMap, box, words)
    else saveParcels(map, still, { colouring, counts: tally.byLook, words })
  }
  const setShow = (next: MapShow): void => {
    flown.current = null
    setView({ show: showOf(next), steps: [] })
  }
  const townAddress = (town: string): string => cyclePath(parcelsAddress(town === '' ? {} : { town: [town] }))

  if (box === null) return <NoBoundaries cycle={cycle} state={state} addressOf={townAddress} />
  const isTable = show === 'table'
  const body = {
    label: words.subtitle,
    townTotal: index.towns.length,
    mode: draft?.evaluation.mode ?? null,
    isWaiting: colours.isWaiting,
    isListed,
    onList: () => setListed(!isListed),
  }
  return (
    <div class={isTable ? 'map-page is-table' : 'map-page'}>
      <PageHead
        title="一张图"
        beside={
          <span class="sub nb" role="status" aria-label={`${shownWords(view, colouring)}，共 ${tally.parcels} 宗`}>
            {`${count(tally.parcels)} 宗`}
          </span>
        }
      >
        <MapActs
          show={show}
          onShow={setShow}
          onSave={show === 'towns' || (show === 'parcels' && (map !== null || still !== null)) ? save : null}
        />
      </PageHead>
      <div class="map-print-words">
        <p>{words.title}</p>
        <p>{words.subtitle}</p>
        {words.foot.slice(0, 1).map((line) => (
          <p key={line}>{line}</p>
        ))}
      </div>
      <div class="list-tools no-print">
        <ColourChoice by={view.by} draft={draft} ofTowns={show === 'towns'} onBy={(by) => setView({ by, steps: [] })} />
        <FilterPanel view={view.filter} onView={(filter) => setView({ filter })} hasFindings={false} />
        <ParcelSearch cycle={cycle} onFound={find} />
      </div>
      <FilterChips
        words={filterWords(view.filter, noCodes)}
        view={view.filter}
        onView={(filter) => setView({ filter })}
      />
      {data.missing.length > 0 && (
        <p class="banner banner-warn" role="status">
          {missingWords(data.missing)}
        </p>
      )}
      {data.failure !== null && <FailureNotice failure={data.failure} onRetry={data.retry} />}
      {colours.failure !== null && <FailureNotice failure={colours.failure} onRetry={colours.askAgain} />}
      {failure !== null && <FailureNotice failure={failure} onRetry={() => window.location.reload()} />}
      {!canDraw && show !== 'table' && <p class="banner no-print">{noWebGlWords[show]}</p>}
      {show === 'parcels' && (
        <ParcelBody
          {...body}
          cycle={cycle}
          view={view}
          state={state}
          box={box}
          canDraw={canDraw}
          map={map}
          onMap={setMap}
          onStill={setStill}
          onView={setView}
          onChosen={choose}
          onFind={find}
          onFailure={setFailure}
        />
      )}
      {show === 'towns' && (
        <TownBody {...body} data={data} map={townMap} box={box} tally={tally} addressOf={townAddress} />
      )}
      {isListed && !isTable && <UnmappedList cycle={cycle} places={tally.unmapped} onClose={() => setListed(false)} />}
      {(isTable || (!canDraw && show === 'parcels')) && (
        <section class="card">
          <TownTable tally={tally} colouring={colouring} addressOf={townAddress} />
        </section>
      )}
    </div>
  )
}
