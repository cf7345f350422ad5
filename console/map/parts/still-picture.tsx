import { useEffect, useRef, useState } from 'preact/hooks'
import { type Conditions, meets, propertyOf } from '../data/conditions.ts'
import { everyPlace, numberOf, numbersOf } from '../data/parcels.ts'
import type { Colouring } from '../look/colouring.ts'
import { legendWidth, narrow } from '../look/room.ts'
import { token } from '../look/token.ts'
import type { MapWorker } from '../worker/ask-worker.ts'
import type { Box, TownColumns } from '../worker/protocol.ts'

export interface StillPictureProps {
  readonly worker: MapWorker
  readonly towns: readonly TownColumns[]
  readonly box: Box
  readonly colouring: Colouring
  readonly conditions: Conditions
  readonly steps: Uint8Array | null
  readonly label: string
  readonly onPicture: (canvas: HTMLCanvasElement | null) => void
}

const ratio = 2

/** All parcels as a picture that does not move: where the browser draws no WebGL. */
export function StillPicture(props: StillPictureProps) {
  const { worker, towns, box, colouring, conditions, steps, label, onPicture } = props
  const canvas = useRef<HTMLCanvasElement>(null)
  const [size, setSize] = useState({ width: 0, height: 0 })

  useEffect(() => {
    const element = canvas.current?.parentElement
    if (element === null || element === undefined) return
    const watch = new ResizeObserver(() => setSize({ width: element.clientWidth, height: element.clientHeight }))
    watch.observe(element)
    onPicture(canvas.current)
    return () => {
      watch.disconnect()
      onPicture(null)
    }
  }, [])

  useEffect(() => {
    const { width, height } = size
    const pen = canvas.current?.getContext('2d') ?? null
    if (pen === null || width === 0 || height === 0) return
    let isGone = false
    const keys = colouring.looks.map(({ key }) => key)
    const looks = new Uint8Array(numbersOf(towns))
    for (const place of everyPlace(towns)) {
      if (!meets(conditions, place, steps)) continue
      looks[numberOf(place)] = keys.indexOf(propertyOf(colouring.property, place, steps)) + 1
    }
    const order = {
      width: width * ratio,
      height: height * ratio,
      right: width < narrow ? 0 : legendWidth * ratio,
      box,
      fills: ['', ...colouring.looks.map(({ fill }) => token(fill))],
      lines: ['', ...colouring.looks.map(({ line }) => token(line))],
      looks,
    }
    void worker.ask({ ask: 'picture', order }).then((bitmap) => {
      if (isGone) return
      pen.canvas.width = bitmap.width
      pen.canvas.height = bitmap.height
      pen.drawImage(bitmap, 0, 0)
      pen.canvas.dataset.drawn = String(towns.length)
    })
    return () => {
      isGone = true
    }
  }, [worker, towns, box, colouring, conditions, steps, size])

  return <canvas ref={canvas} class="map-still" role="img" aria-label={label} />
}
