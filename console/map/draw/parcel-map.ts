/* MapLibre GL comes with this file, when the first map is drawn. */
import 'maplibre-gl/dist/maplibre-gl.css'
import { addProtocol, Map as MapLibre, setWorkerCount, setWorkerUrl } from 'maplibre-gl'
import { hatchPixels } from '../look/hatch.ts'
import { legendWidth, narrow } from '../look/room.ts'
import type { MapWorker } from '../worker/ask-worker.ts'
import type { Box } from '../worker/protocol.ts'
import { hatchName, type MapLook, protocol, source, styleOf, type TownName } from './map-style.ts'

const deepest = 19
/** Room for what stands over the map: zoom left, legend right, scale below. */
const padding = { top: 24, right: 24, bottom: 56, left: 60 }
const hatchRatio = 2
/** A parcel is shown with what lies around it. */
const flyZoom = 15

// Its own file: the policy of the page lets no worker start from a text.
setWorkerUrl(new URL('maplibre-gl/dist/maplibre-gl-worker.mjs', import.meta.url).href)
setWorkerCount(1)

/** Whose parcels are on the map: one map at a time. */
let worker: MapWorker | null = null
addProtocol(protocol, async ({ url }) => {
  const [z = 0, x = 0, y = 0] = url.slice(`${protocol}://`.length).split('/').map(Number)
  if (worker === null) throw new Error('no map is open')
  return { data: await worker.ask({ ask: 'tile', tile: { z, x, y } }) }
})

/** What the page does with the map. Boxes and places are degrees, positions px. */
export interface ParcelMap {
  readonly setLook: (look: MapLook, names: readonly TownName[]) => void
  /** The worker knows more parcels, or other steps. */
  readonly refresh: () => void
  readonly showAll: () => void
  readonly fly: (box: Box) => void
  readonly zoomBy: (steps: number) => void
  readonly inSight: () => Box
  /** Metres of a px in the middle of the map. */
  readonly metresPerPixel: () => number
  /** The map as it is drawn now. */
  readonly picture: () => HTMLCanvasElement
  readonly close: () => void
}

export interface MapEvents {
  readonly onMove: () => void
  readonly onIdle: () => void
  readonly onPick: (code: string | null) => void
  readonly onHover: (code: string | null, x: number, y: number) => void
}

export function openParcelMap(
  container: HTMLElement,
  data: MapWorker,
  start: { readonly box: Box; readonly sight: Box; readonly look: MapLook; readonly names: readonly TownName[] },
  events: MapEvents,
): ParcelMap {
  worker = data
  let { look, names } = start
  let isReady = false
  const room = container.clientWidth < narrow ? padding : { ...padding, right: legendWidth }
  const map = new MapLibre({
    container,
    // Its layers come when their patterns are there.
    style: { version: 8, sources: {}, layers: [] },
    bounds: [...start.sight],
    fitBoundsOptions: { padding: room },
    maxZoom: deepest,
    attributionControl: false,
    dragRotate: false,
    pitchWithRotate: false,
    touchPitch: false,
    maxPitch: 0,
    renderWorldCopies: false,
    fadeDuration: 0,
    localIdeographFontFamily: false,
    locale: { 'Map.Title': '地图：方向键平移，加减号缩放，回车选中正中的地块' },
  })
  map.touchZoomRotate.disableRotation()
  map.keyboard.disableRotation()
  const whole = map.cameraForBounds([...start.box], { padding: room })
  map.setMinZoom((whole?.zoom ?? map.getZoom()) - 1)
  const addHatches = (): void => {
    for (const one of look.colouring.looks) {
      const name = hatchName(one)
      if (!map.hasImage(name)) map.addImage(name, hatchPixels(one.hatch, hatchRatio), { pixelRatio: hatchRatio })
    }
  }
  const apply = (): void => {
    addHatches()
    map.setStyle(styleOf(look, start.box, names), { diff: true })
  }
  map.on('load', () => {
    isReady = true
    apply()
  })
  const codeAt = (x: number, y: number): string | null => {
    if (map.getLayer('fills') === undefined) return null
    const [feature] = map.queryRenderedFeatures([x, y], { layers: ['fills'] })
    const code: unknown = feature?.properties.code
    return typeof code === 'string' ? code : null
  }
  map.on('moveend', events.onMove)
  map.on('idle', events.onIdle)
  map.on('click', ({ point }) => events.onPick(codeAt(point.x, point.y)))
  map.on('mousemove', ({ point }) => events.onHover(codeAt(point.x, point.y), point.x, point.y))
  map.getCanvas().addEventListener('keydown', ({ key, currentTarget }) => {
    if (key !== 'Enter' || !(currentTarget instanceof HTMLElement)) return
    events.onPick(codeAt(currentTarget.clientWidth / 2, currentTarget.clientHeight / 2))
  })
  map.on('mouseout', () => events.onHover(null, 0, 0))
  return {
    setLook(nextLook, nextNames) {
      look = nextLook
      names = nextNames
      if (isReady) apply()
    },
    refresh() {
      if (map.getSource(source) !== undefined) map.refreshTiles(source)
    },
    showAll: () => void map.fitBounds([...start.box], { padding: room }),
    fly: (box) => void map.fitBounds([...box], { padding: room, maxZoom: flyZoom }),
    zoomBy: (steps) => void map.zoomTo(map.getZoom() + steps),
    inSight() {
      const bounds = map.getBounds()
      return [bounds.getWest(), bounds.getSouth(), bounds.getEast(), bounds.getNorth()]
    },
    metresPerPixel() {
      const { lat } = map.getCenter()
      return (earthAround * Math.cos((lat * Math.PI) / 180)) / (tileSize * 2 ** map.getZoom())
    },
    picture() {
      map.redraw()
      return map.getCanvas()
    },
    close() {
      map.remove()
      if (worker === data) worker = null
    },
  }
}

/** Metres around the equator. */
const earthAround = 40_075_016.686
const tileSize = 512
