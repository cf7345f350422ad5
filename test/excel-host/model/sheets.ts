import { followRenames } from './references.ts'
import type { Sheet, Visibility } from './sheet.ts'
import type { Workbook } from './workbook.ts'

export function renameSheet(workbook: Workbook, sheet: Sheet, name: string): void {
  const before = sheet.name
  if (before === name) return
  sheet.name = name
  for (const one of workbook.sheets) followRenames(one, new Map([[before, name]]))
  workbook.announce({ kind: 'renamed', sheet, before })
}

/** False when it is the last visible one. Names that pointed into it lose their cells. */
export function deleteSheet(workbook: Workbook, sheet: Sheet): boolean {
  const others = workbook.sheets.filter((one) => one !== sheet)
  if (!others.some((one) => one.visibility === 'Visible')) return false
  const wasActive = workbook.active === sheet
  const index = workbook.sheets.indexOf(sheet)
  if (wasActive) {
    const next = [...workbook.sheets.slice(index + 1), ...workbook.sheets.slice(0, index)].find(
      (one) => one.visibility === 'Visible',
    )
    if (next !== undefined) workbook.activate(next)
  }
  workbook.sheets.splice(index, 1)
  for (const store of [workbook.names, ...others.map((one) => one.names)]) {
    for (const { content } of store.all()) {
      if (content.kind === 'area' && content.anchor.sheetId === sheet.id) content.anchor.area = null
    }
  }
  for (const anchor of sheet.anchors) anchor.area = null
  workbook.announce({ kind: 'deleted', sheet })
  return true
}

/** False when it is the last visible one and is to be hidden. */
export function showSheet(workbook: Workbook, sheet: Sheet, visibility: Visibility): boolean {
  if (visibility !== 'Visible') {
    const next = workbook.sheets.find((one) => one !== sheet && one.visibility === 'Visible')
    if (next === undefined) return false
    if (workbook.active === sheet) workbook.activate(next)
  }
  sheet.visibility = visibility
  workbook.touch()
  return true
}

export function moveSheet(workbook: Workbook, sheet: Sheet, position: number): void {
  workbook.sheets.splice(workbook.sheets.indexOf(sheet), 1)
  workbook.sheets.splice(position, 0, sheet)
  workbook.touch()
}
