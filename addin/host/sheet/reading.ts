import type { WorkbookRow } from '#workbook/read-result.ts'
import type { Engine } from '../../engine/engine.ts'
import type { ReadUpdate } from '../../workers/protocol.ts'
import type { BlockRequest, Spreadsheet, WorkbookOutline } from '../spreadsheet.ts'

/** A reading: what is new, and the layout it was read by. */
export interface Reading {
  readonly outline: WorkbookOutline
  readonly update: ReadUpdate
  /** Rows that are new or have other cells. */
  readonly rows: readonly WorkbookRow[]
}

/** Sheets of ours that hold no form: results would only be read to be passed over. */
export type IsOurs = (sheet: string) => boolean

/**
 * Reads every sheet as it is now and hands its values to the engine. Rejects with Refused when no form is found, with
 * AbortError on the signal.
 */
export async function readAll(
  spreadsheet: Spreadsheet,
  engine: Engine,
  isOurs: IsOurs,
  signal?: AbortSignal,
): Promise<Reading> {
  const seen = await spreadsheet.outline()
  const outline = { ...seen, sheets: seen.sheets.filter((sheet) => !isOurs(sheet.name)) }
  const requests = outline.sheets
    .filter((sheet) => sheet.rows > 0)
    .map(({ id, rows, columns }) => ({ sheet: id, firstRow: 1, rows, columns }))
  await handOver(spreadsheet, engine, requests, signal)
  return await readOutline(engine, outline)
}

/** Reads these rows again; the rest is as it was. */
export async function readSome(
  spreadsheet: Spreadsheet,
  engine: Engine,
  before: WorkbookOutline,
  requests: readonly BlockRequest[],
): Promise<Reading> {
  await handOver(spreadsheet, engine, requests)
  const ends = new Map<string, number>()
  for (const { sheet, firstRow, rows } of requests) {
    ends.set(sheet, Math.max(ends.get(sheet) ?? 0, firstRow + rows - 1))
  }
  const sheets = before.sheets.map((sheet) => ({ ...sheet, rows: Math.max(sheet.rows, ends.get(sheet.id) ?? 0) }))
  return await readOutline(engine, { ...before, sheets })
}

async function handOver(
  spreadsheet: Spreadsheet,
  engine: Engine,
  requests: readonly BlockRequest[],
  signal?: AbortSignal,
): Promise<void> {
  const handed: Promise<null>[] = []
  await spreadsheet.readBlocks(
    requests,
    ({ sheet, firstRow, values, percents }) => {
      handed.push(engine.call('rows', { sheet, firstRow, values, percents }))
    },
    signal,
  )
  await Promise.all(handed)
}

async function readOutline(engine: Engine, outline: WorkbookOutline): Promise<Reading> {
  const rows: WorkbookRow[] = []
  const update = await engine.call('read', outline, { onPart: (part) => void rows.push(...part.rows) })
  return { outline, update, rows }
}
