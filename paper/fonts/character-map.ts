import type { Tables } from './sfnt.ts'

/** Whether a font has a glyph for a code point. */
export type CharacterMap = (codePoint: number) => boolean

/** Code points from the first to the last, both included. */
type Range = readonly [first: number, last: number]

/** Reads the table `cmap` (formats 4 and 12, which every font of today has one of). Throws Error for a font without. */
export function characterMap(tables: Tables): CharacterMap {
  const cmap = tables.get('cmap')
  if (cmap === undefined) throw new Error('the font has no character map')
  const offsets = Array.from({ length: cmap.getUint16(2) }, (_, index) => cmap.getUint32(4 + index * 8 + 4))
  const wide = offsets.find((offset) => cmap.getUint16(offset) === 12)
  const narrow = offsets.find((offset) => cmap.getUint16(offset) === 4)
  if (wide !== undefined) return inRanges(wideRanges(cmap, wide))
  if (narrow !== undefined) return inRanges(narrowRanges(cmap, narrow))
  throw new Error('the font has no character map of format 4 or 12')
}

function wideRanges(cmap: DataView, table: number): readonly Range[] {
  return Array.from({ length: cmap.getUint32(table + 12) }, (_, index) => {
    const group = table + 16 + index * 12
    return [cmap.getUint32(group), cmap.getUint32(group + 4)] as const
  })
}

/** Segments of format 4; code points in one whose glyph is 0 have none. */
function narrowRanges(cmap: DataView, table: number): readonly Range[] {
  const doubled = cmap.getUint16(table + 6)
  const ends = table + 14
  const starts = ends + doubled + 2
  const deltas = starts + doubled
  const offsets = deltas + doubled
  const ranges: Range[] = []
  for (let segment = 0; segment < doubled; segment += 2) {
    const last = cmap.getUint16(ends + segment)
    const first = cmap.getUint16(starts + segment)
    const offset = cmap.getUint16(offsets + segment)
    if (first === 0xffff) continue
    if (offset === 0) {
      ranges.push([first, last])
      continue
    }
    for (let point = first; point <= last; point += 1) {
      if (cmap.getUint16(offsets + segment + offset + (point - first) * 2) !== 0) ranges.push([point, point])
    }
  }
  return ranges
}

function inRanges(ranges: readonly Range[]): CharacterMap {
  return (codePoint) => {
    let low = 0
    let high = ranges.length - 1
    while (low <= high) {
      const middle = (low + high) >> 1
      const [first, last] = ranges[middle] ?? [0, 0]
      if (codePoint < first) high = middle - 1
      else if (codePoint > last) low = middle + 1
      else return true
    }
    return false
  }
}
