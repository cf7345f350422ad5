import { parseArea, splitReference } from './area.ts'
import type { NameContent } from './defined-name.ts'
import type { Sheet } from './sheet.ts'

/** Whether Excel takes this as a name: a letter, underscore or backslash first, and nothing that reads as an address. */
export function isName(name: string): boolean {
  return (
    /^[\p{L}_\\][\p{L}\p{N}_.\\]*$/u.test(name) &&
    name.length <= 255 &&
    parseArea(name) === null &&
    !/^[rc]$/i.test(name)
  )
}

interface SheetFinder {
  sheet(nameOrId: string): Sheet | undefined
}

/** What a reference text says: cells of a sheet that is there, else the formula as it is. */
export function readNameContent(workbook: SheetFinder, text: string): NameContent {
  const { sheet: prefix, rest } = splitReference(text)
  const sheet = prefix === null ? undefined : workbook.sheet(prefix)
  const area = parseArea(rest)
  if (sheet === undefined || area === null) return { kind: 'formula', text }
  return { kind: 'area', anchor: { sheetId: sheet.id, area } }
}
