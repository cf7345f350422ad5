import {
  type Area,
  columnCount,
  intersection,
  isEntireColumn,
  isEntireRow,
  lastColumn,
  lastRow,
  rowCount,
} from '../../model/area.ts'
import type { HostObject, HostType } from '../host-type.ts'
import { fullAddress, rangeObject } from '../lookup.ts'
import { areasOf, type Ranges, rangesOf } from '../ranges.ts'
import type { Session } from '../session.ts'
import { cellCount } from './range.ts'
import { clearRanges } from './range-calls.ts'

export const rangeAreasType: HostType<Ranges> = {
  isKeepable: true,
  scalars: {
    Address: { read: (ranges) => fullAddress(ranges.sheet, areasOf(ranges)) },
    AddressLocal: { read: (ranges) => fullAddress(ranges.sheet, areasOf(ranges)) },
    AreaCount: { read: (ranges) => ranges.anchors.length },
    CellCount: {
      read: (ranges) => cellCount(areasOf(ranges).reduce((sum, area) => sum + rowCount(area) * columnCount(area), 0)),
    },
    IsEntireColumn: { read: (ranges) => areasOf(ranges).every(isEntireColumn) },
    IsEntireRow: { read: (ranges) => areasOf(ranges).every(isEntireRow) },
  },
  links: {
    Areas: (ranges, session) => session.object('RangeCollection', ranges),
    Format: (ranges, session) => session.object('RangeFormat', ranges),
    Worksheet: (ranges, session) => session.object('Worksheet', ranges.sheet),
    ConditionalFormats: (ranges, session) => session.object('ConditionalFormatCollection', ranges),
    DataValidation: (ranges, session) => session.object('DataValidation', ranges),
  },
  finds: {
    GetEntireRow: (ranges, _, session) => mapped(ranges, session, (area) => ({ ...area, left: 0, right: lastColumn })),
    GetEntireColumn: (ranges, _, session) => mapped(ranges, session, (area) => ({ ...area, top: 0, bottom: lastRow })),
    GetIntersectionOrNullObject: (ranges, args, session) => {
      const other = args.object(0)?.as('RangeAreas') ?? args.object(0)?.as('Range')
      if (!other || other.sheet !== ranges.sheet) throw args.invalid()
      const common = areasOf(ranges).flatMap((area) => areasOf(other).flatMap((one) => intersection(area, one) ?? []))
      return common.length === 0 ? null : session.object('RangeAreas', rangesOf(ranges.sheet, common))
    },
  },
  calls: { Clear: clearRanges, Calculate: () => undefined },
}

export const rangeCollectionType: HostType<Ranges> = {
  items: (ranges, session) => areasOf(ranges).map((area) => rangeObject(session, ranges.sheet, area)),
  calls: { GetCount: (ranges) => ranges.anchors.length },
}

function mapped(ranges: Ranges, session: Session, resize: (area: Area) => Area): HostObject {
  return session.object('RangeAreas', rangesOf(ranges.sheet, areasOf(ranges).map(resize)))
}
