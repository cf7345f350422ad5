import { strToU8 } from 'fflate'
import { freePath } from '#workbook/package/add.ts'
import { folderOf, layoutOf, partText, relationships } from '#workbook/package/layout.ts'
import { type Parts, writeParts } from '#workbook/package/parts.ts'
import { recalculateOnOpening } from '#workbook/patch/recalculation.ts'
import { patchParts } from '#workbook/patch.ts'
import { NameStore } from '../model/defined-name.ts'
import { Sheet } from '../model/sheet.ts'
import type { Workbook } from '../model/workbook.ts'
import { blankPackage, blankSheet } from './blank.ts'
import { foreignDocument } from './foreign-sheet.ts'
import { workbookOf } from './load.ts'
import { addPart, relationshipsPath, removeEntry, removePart } from './package-parts.ts'
import { refuseUnsaved } from './refuse-unsaved.ts'
import { SheetDocument } from './sheet-document.ts'
import { sameCells, sheetDataXml, valueEdits } from './write-cells.ts'
import { writeComments } from './write-comments.ts'
import { writeFrame } from './write-frame.ts'
import { writeCustomXml, writeProperties } from './write-metadata.ts'
import { writeRules } from './write-rules.ts'
import { StyleWriter } from './write-styles.ts'
import { writeTables } from './write-tables.ts'
import { writeWorkbookPart } from './write-workbook.ts'

const sheetType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml'

/**
 * The workbook as an .xlsx: its file with what changed patched in, so that everything the model does not know stays.
 * Sheets whose values alone changed go through the product's own patcher. @throws RangeError for what cannot be saved.
 */
export function saveWorkbook(workbook: Workbook): Uint8Array {
  const parts: Parts = new Map(workbook.source ?? blankPackage())
  const before = workbookOf(new Map(parts))
  refuseUnsaved(workbook)
  removeSheets(parts, before, workbook)
  const styles = new StyleWriter(parts, workbook.looks)
  const relations = new Map<string, string>()
  for (const sheet of workbook.sheets) {
    const old = oldSheet(before, sheet, workbook)
    if (old === undefined) relations.set(sheet.id, addSheet(parts, sheet, workbook, styles))
    else relations.set(sheet.id, changeSheet(parts, old, sheet, workbook, styles))
  }
  styles.save()
  writeWorkbookPart(parts, before, workbook, relations)
  writeCustomXml(parts, before, workbook)
  writeProperties(parts, before, workbook)
  return writeParts(parts)
}

/** The sheet as the file has it. Reading again gives the same ids, since they are given in the file's order. */
function oldSheet(before: Workbook, sheet: Sheet, { source }: Workbook): Sheet | undefined {
  return sheet.source?.parts === source
    ? before.sheets.find((one) => one.source?.path === sheet.source?.path)
    : undefined
}

function removeSheets(parts: Parts, before: Workbook, after: Workbook): void {
  const { relationshipsPath: owner, workbookPath } = layoutOf(parts)
  const kept = new Set(
    after.sheets.flatMap((sheet) => (sheet.source?.parts === after.source ? [sheet.source?.path] : [])),
  )
  for (const { source } of before.sheets) {
    if (source === null || kept.has(source.path)) continue
    for (const { type, target } of relationships(parts, relationshipsPath(source.path), folderOf(source.path))) {
      if (type === 'table') removePart(parts, target)
    }
    const relation = relationships(parts, owner, folderOf(workbookPath)).find(({ target }) => target === source.path)
    removeEntry(parts, owner, 'Relationship', 'Id', relation?.id ?? '')
    removePart(parts, source.path)
  }
}

/** @returns id of the sheet's relationship */
function changeSheet(parts: Parts, old: Sheet, sheet: Sheet, workbook: Workbook, styles: StyleWriter): string {
  const path = sheet.source?.path ?? ''
  const edits = valueEdits(old, sheet)
  // Before the list of sheets is written the file still has the old names.
  if (edits !== null)
    patchParts(
      parts,
      edits.map((edit) => ({ ...edit, sheet: old.name })),
    )
  const document = new SheetDocument(partText(parts, path) ?? '')
  if (edits === null && !sameCells(old, sheet)) {
    document.set(
      'sheetData',
      sheetDataXml(old, sheet, document.get('sheetData'), (look) => styles.numberOf(look)),
    )
    document.set('dimension', '')
    recalculateOnOpening(parts, layoutOf(parts))
  }
  finish(parts, path, document, old, sheet, workbook, styles)
  const { relationshipsPath: owner, workbookPath } = layoutOf(parts)
  return relationships(parts, owner, folderOf(workbookPath)).find(({ target }) => target === path)?.id ?? ''
}

/** A sheet made here or brought from another file. @returns id of its relationship */
function addSheet(parts: Parts, sheet: Sheet, workbook: Workbook, styles: StyleWriter): string {
  const path = freePath(parts, (number) => `xl/worksheets/sheet${number}.xml`)
  const { workbookPath } = layoutOf(parts)
  const relation = addPart(parts, workbookPath, { path, xml: blankSheet, contentType: sheetType, type: 'worksheet' })
  const document = sheet.source === null ? new SheetDocument(blankSheet) : foreignDocument(parts, path, sheet.source)
  const empty = new Sheet(sheet.id, sheet.name, new NameStore())
  document.set(
    'sheetData',
    sheetDataXml(empty, sheet, '<sheetData/>', (look) => styles.numberOf(look)),
  )
  finish(parts, path, document, empty, sheet, workbook, styles)
  return relation
}

function finish(
  parts: Parts,
  path: string,
  document: SheetDocument,
  old: Sheet,
  sheet: Sheet,
  workbook: Workbook,
  styles: StyleWriter,
): void {
  writeFrame(document, old, sheet, workbook.active === sheet, (look) => styles.numberOf(look))
  writeRules(document, old, sheet, styles)
  writeTables(parts, path, document, old, sheet)
  writeComments(parts, path, document, old, sheet)
  parts.set(path, strToU8(document.toXml()))
}
