import { type Area, areaAt, lastColumn, lastRow } from '../../model/area.ts'
import type { Sheet } from '../../model/sheet.ts'
import type { Arguments } from '../arguments.ts'
import type { HostType } from '../host-type.ts'
import { cellsArgument, rangeObject } from '../lookup.ts'
import type { Session } from '../session.ts'

export const worksheetFreezePanesType: HostType<Sheet> = {
  finds: {
    GetLocationOrNullObject: (sheet, _, session) => {
      const area = frozenArea(sheet)
      return area === null ? null : rangeObject(session, sheet, area)
    },
  },
  calls: {
    FreezeRows: (sheet, args, session) => freeze(sheet, args.integer(0, 1), 0, session),
    FreezeColumns: (sheet, args, session) => freeze(sheet, 0, args.integer(0, 1), session),
    FreezeAt: (sheet, args: Arguments, session) => {
      const { area } = cellsArgument(args, 0, sheet, session)
      freeze(sheet, area.bottom + 1, area.right + 1, session)
    },
    Unfreeze: (sheet, _, session) => freeze(sheet, 0, 0, session),
  },
}

function freeze(sheet: Sheet, rows: number, columns: number, { workbook }: Session): void {
  sheet.frozen = { rows, columns }
  workbook.touch()
}

function frozenArea({ frozen }: Sheet): Area | null {
  if (frozen.rows === 0 && frozen.columns === 0) return null
  return areaAt(0, 0, frozen.rows || lastRow + 1, frozen.columns || lastColumn + 1)
}
