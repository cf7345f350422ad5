import { useEffect, useRef, useState } from 'preact/hooks'
import { ServerUnreachable } from '#ui/client-failure.ts'
import { Icon } from '#ui/icon.tsx'
import type { MapLook, TownName } from '../draw/map-style.ts'
import type { ParcelMap } from '../draw/parcel-map.ts'
import { pictureWithScale } from '../draw/save-map.ts'
import type { TileRound } from '../use-tile-round.ts'
import type { MapWorker } from '../worker/ask-worker.ts'
import type { Box } from '../worker/protocol.ts'
import { ScaleBar, scaleOf, scaleText } from './scale-bar.tsx'

export interface Hovered {
  readonly code: string
  /** Pixels from the top left of the map. */
  readonly x: number
  readonly y: number
}

export interface MapFrameProps {
  readonly worker: MapWorker
  /** Around all parcels. */
  readonly box: Box
  /** Around those that are asked for: where the map goes. */
  readonly sightAsked: Box
  readonly look: MapLook
  readonly names: readonly TownName[]
  readonly round: TileRound
  readonly onMap: (map: ParcelMap | null) => void
  readonly onSight: (box: Box) => void
  readonly onPick: (code: string | null) => void
  readonly onHover: (hovered: Hovered | null) => void
  readonly onFailure: (failure: unknown) => void
}

/** The map itself: code and WebGL come when it is first shown. `data-complete`: all that there is has been drawn. */
export function MapFrame(props: MapFrameProps) {
  const { worker, box, sightAsked, look, names, round, onMap, onSight, onFailure } = props
  const place = useRef<HTMLDivElement>(null)
  const print = useRef<HTMLImageElement>(null)
  const [map, setMap] = useState<ParcelMap | null>(null)
  const [metres, setMetres] = useState(0)
  const latest = useRef(props)
  latest.current = props

  useEffect(() => {
    const element = place.current
    if (element === null) return
    let opened: ParcelMap | null = null
    let isGone = false
    const start = async (): Promise<void> => {
      const { openParcelMap } = await import('../draw/parcel-map.ts').catch((error: unknown) => {
        throw new ServerUnreachable(error)
      })
      if (isGone) return
      const present = latest.current
      opened = openParcelMap(
        element,
        worker,
        { box, sight: present.sightAsked, look: present.look, names: present.names },
        {
          onMove: () => {
            if (opened === null) return
            setMetres(opened.metresPerPixel())
            onSight(opened.inSight())
          },
          onIdle: () => element.toggleAttribute('data-complete', latest.current.round.isComplete),
          onPick: (code) => latest.current.onPick(code),
          onHover: (code, x, y) => latest.current.onHover(code === null ? null : { code, x, y }),
        },
      )
      setMap(opened)
      onMap(opened)
      setMetres(opened.metresPerPixel())
      onSight(opened.inSight())
    }
    start().catch(onFailure)
    return () => {
      isGone = true
      opened?.close()
      onMap(null)
    }
  }, [worker])

  useEffect(() => map?.setLook(look, names), [map, look, names])
  // Another choice of 街镇; the first one is where the map opens.
  const goneTo = useRef(sightAsked)
  useEffect(() => {
    if (map !== null && goneTo.current !== sightAsked) map.fly(sightAsked)
    goneTo.current = sightAsked
  }, [map, sightAsked])
  useEffect(() => {
    place.current?.removeAttribute('data-complete')
    map?.refresh()
  }, [map, round.number])
  // Paper takes a picture: what WebGL has drawn is gone by then.
  useEffect(() => {
    const draw = (): void => {
      if (map === null || print.current === null) return
      const pixels = map.picture()
      const scale = scaleOf(map.metresPerPixel())
      const said = { width: scale.width, text: `${scaleText(scale)} ${scale.unit}` }
      print.current.src = pictureWithScale(pixels, pixels.width / pixels.clientWidth, said).toDataURL('image/png')
    }
    window.addEventListener('beforeprint', draw)
    return () => window.removeEventListener('beforeprint', draw)
  }, [map])

  return (
    <>
      <div class="map-canvas no-print" ref={place} />
      <img class="map-print" ref={print} alt="" />
      <div class="map-middle no-print" aria-hidden="true" />
      {map !== null && (
        <>
          <div class="map-zoom no-print">
            <button type="button" class="btn btn-icon" onClick={() => map.zoomBy(1)}>
              <Icon name="plus" label="放大" />
            </button>
            <button type="button" class="btn btn-icon" onClick={() => map.zoomBy(-1)}>
              <span class="map-minus" aria-hidden="true" />
              <span class="vh">缩小</span>
            </button>
            <button type="button" class="btn btn-icon" onClick={map.showAll} title="全区">
              <Icon name="overview" label="显示全区" />
            </button>
          </div>
          {metres > 0 && <ScaleBar metresPerPixel={metres} />}
        </>
      )}
    </>
  )
}
