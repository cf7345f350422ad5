import { cellOf } from '#workbook/read-result.ts'
import { percentValue, sheetValue } from '#workbook/sheet-value.ts'
import type { Engine } from '../../engine/engine.ts'
import { type CellChange, type Place, placeKey, type WriteOutcome, type WriteRefusal } from '../host.ts'
import { lockReason } from '../lock.ts'
import type { CellWrite, Spreadsheet, WorkbookOutline } from '../spreadsheet.ts'
import type { Mirror } from './mirror.ts'
import { type PercentCells, percentKey } from './reading.ts'

export interface WritingParts {
  readonly spreadsheet: Spreadsheet
  readonly engine: Engine
  readonly model: Mirror
  readonly outline: WorkbookOutline
  readonly percents: PercentCells
}

/** Writes what it can; the model and the engine then hold what the sheet holds. */
export async function writeChanges(parts: WritingParts, changes: readonly CellChange[]): Promise<WriteOutcome> {
  const { spreadsheet, engine, model } = parts
  const refused: (Place & { readonly why: WriteRefusal })[] = []
  const wanted = new Map<string, { readonly change: CellChange; readonly write: CellWrite }>()
  for (const change of changes) {
    const write = writeOf(parts, change)
    if (typeof write === 'string') refused.push({ ...placeOf(change), why: write })
    else wanted.set(`${write.sheet}!${write.cell}`, { change, write })
  }
  const failures = await spreadsheet.writeCells([...wanted.values()].map((one) => one.write))
  for (const { sheet, cell, why } of failures) {
    const failed = wanted.get(`${sheet}!${cell}`)
    if (failed !== undefined) refused.push({ ...placeOf(failed.change), why })
    wanted.delete(`${sheet}!${cell}`)
  }
  const written = [...wanted.values()].map((one) => one.change)
  if (written.length > 0) {
    const added = [...new Set(written.map((change) => change.row))].flatMap((id) => model.row(id) ?? [])
    await engine.call('edit', { changes: written, added })
    model.written(written)
  }
  return { written: written.length, refused: distinct(refused) }
}

function writeOf({ model, outline, percents }: WritingParts, change: CellChange): CellWrite | WriteRefusal {
  const row = model.row(change.row)
  const field = model.formOf(change.form).fields[change.field]
  const cell = row === null ? null : cellOf(model.result, row, change.field)
  const sheet = outline.sheets.find((one) => one.name === row?.sheet)
  if (row === null || field === undefined || cell === null || sheet === undefined) return 'gone'
  if (lockReason(model, row, change.field) !== null) return 'locked'
  const plain = sheetValue(field, change.value)
  const value = percents.has(percentKey(sheet.id, cell)) ? percentValue(field, plain) : plain
  return { sheet: sheet.id, cell, value }
}

function placeOf({ form, row, field }: CellChange): Place {
  return { form, row, field }
}

function distinct<P extends Place>(places: readonly P[]): readonly P[] {
  return [...new Map(places.map((place) => [placeKey(place), place])).values()]
}
