import { saveMapPicture } from '../draw/save-map.ts'
import type { PrintedMap } from '../map-words.ts'
import type { Box, TownColumns } from '../worker/protocol.ts'
import { drawTowns } from './draw-towns.ts'
import type { TownMap } from './use-town-map.ts'

/** Px. */
const size = { width: 1200, height: 860 }
const ratio = 2

/** Saves the picture of 街镇, the same size whatever the window. */
export function saveTowns(towns: readonly TownColumns[], map: TownMap, box: Box | null, words: PrintedMap): void {
  if (box === null) return
  const pixels = drawTowns(towns, map, box, size, ratio)
  const { colouring, counts } = map
  saveMapPicture({ pixels, ratio, colouring, counts, counted: '个', words, scale: null })
}
