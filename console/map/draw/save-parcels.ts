import { scaleOf, scaleText } from '../parts/scale-bar.tsx'
import type { ParcelMap } from './parcel-map.ts'
import { type MapPicture, saveMapPicture } from './save-map.ts'

/** Device pixels a px of the still picture. */
const stillRatio = 2

/** Saves the map of the parcels as it is drawn now; the still picture where no map moves. */
export function saveParcels(
  map: ParcelMap | null,
  still: HTMLCanvasElement | null,
  rest: Pick<MapPicture, 'colouring' | 'counts' | 'words'>,
): void {
  const pixels = map?.picture() ?? still
  if (pixels === null) return
  const metres = map?.metresPerPixel() ?? null
  const scale = metres === null ? null : scaleOf(metres)
  saveMapPicture({
    ...rest,
    pixels,
    ratio: map === null ? stillRatio : pixels.width / pixels.clientWidth,
    counted: '宗',
    scale: scale === null ? null : { width: scale.width, text: `${scaleText(scale)} ${scale.unit}` },
  })
}
