import type { Anchor } from '../model/anchor.ts'
import type { Area } from '../model/area.ts'
import type { Sheet } from '../model/sheet.ts'
import { HostError } from './host-error.ts'

/** One or several areas of one sheet: what stands behind Range and RangeAreas. Anchors move with their cells. */
export interface Ranges {
  readonly sheet: Sheet
  readonly anchors: readonly Anchor[]
}

export function rangesOf(sheet: Sheet, areas: readonly Area[]): Ranges {
  const anchors = areas.map((area): Anchor => ({ sheetId: sheet.id, area }))
  for (const anchor of anchors) sheet.anchors.add(anchor)
  return { sheet, anchors }
}

/** All areas. @throws HostError InvalidReference when their cells were deleted. */
export function areasOf(ranges: Ranges): readonly Area[] {
  return ranges.anchors.map((anchor) => {
    if (anchor.area === null) throw new HostError('InvalidReference', 'Range')
    return anchor.area
  })
}

/** The first area, which is the only one of a Range. */
export function areaOf(ranges: Ranges): Area {
  const [first] = areasOf(ranges)
  if (first === undefined) throw new HostError('InvalidReference', 'Range')
  return first
}
