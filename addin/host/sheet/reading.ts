import { addressOf } from '#workbook/address.ts'
import type { AnyRow } from '#workbook/any-form.ts'
import type { Engine } from '../../engine/engine.ts'
import type { ReadUpdate } from '../../workers/protocol.ts'
import type { OnRows } from '../host.ts'
import type { BlockRequest, Spreadsheet, WorkbookOutline } from '../spreadsheet.ts'

/** A reading: what is new, and the layout it was read by. */
export interface Reading {
  readonly outline: WorkbookOutline
  readonly update: ReadUpdate
  /** Rows that are new or have other cells. */
  readonly rows: readonly AnyRow[]
  readonly percents: PercentCells
}

/** Cells that are shown as a percentage (sheet id and address), as last read. */
export type PercentCells = ReadonlySet<string>

export function percentKey(sheet: string, cell: string): string {
  return `${sheet}!${cell}`
}

/** Sheets of ours that hold no form: results would only be read to be passed over. */
export type IsOurs = (sheet: string) => boolean

export interface ReadOptions {
  readonly signal?: AbortSignal | undefined
  readonly onRows?: OnRows | undefined
}

/**
 * Reads every sheet as it is now and hands its values to the engine. Rejects with Refused when no form is found, with
 * AbortError on the signal.
 */
export async function readAll(
  spreadsheet: Spreadsheet,
  engine: Engine,
  isOurs: IsOurs,
  { signal, onRows }: ReadOptions = {},
): Promise<Reading> {
  const seen = await spreadsheet.outline()
  const outline = { ...seen, sheets: seen.sheets.filter((sheet) => !isOurs(sheet.name)) }
  const requests = outline.sheets
    .filter((sheet) => sheet.rows > 0)
    .map(({ id, rows, columns }) => ({ sheet: id, firstRow: 1, rows, columns }))
  const percents = await handOver(spreadsheet, engine, requests, { signal, onRows })
  return { ...(await readOutline(engine, outline)), percents }
}

/** Reads these rows again; the rest is as it was. */
export async function readSome(
  spreadsheet: Spreadsheet,
  engine: Engine,
  { outline: before, percents: known }: Pick<Reading, 'outline' | 'percents'>,
  requests: readonly BlockRequest[],
): Promise<Reading> {
  const percents = new Set([...known, ...(await handOver(spreadsheet, engine, requests))])
  const ends = new Map<string, number>()
  for (const { sheet, firstRow, rows } of requests) {
    ends.set(sheet, Math.max(ends.get(sheet) ?? 0, firstRow + rows - 1))
  }
  const sheets = before.sheets.map((sheet) => ({ ...sheet, rows: Math.max(sheet.rows, ends.get(sheet.id) ?? 0) }))
  return { ...(await readOutline(engine, { ...before, sheets })), percents }
}

async function handOver(
  spreadsheet: Spreadsheet,
  engine: Engine,
  requests: readonly BlockRequest[],
  { signal, onRows }: ReadOptions = {},
): Promise<PercentCells> {
  const handed: Promise<null>[] = []
  const shown = new Set<string>()
  const total = requests.reduce((sum, { rows }) => sum + rows, 0)
  let done = 0
  await spreadsheet.readBlocks(
    requests,
    ({ sheet, firstRow, values, percents }) => {
      for (const { row, column } of percents) shown.add(percentKey(sheet, addressOf(row, column)))
      handed.push(engine.call('rows', { sheet, firstRow, values, percents }))
      done += values.length
      onRows?.(done, total)
    },
    signal,
  )
  await Promise.all(handed)
  return shown
}

async function readOutline(engine: Engine, outline: WorkbookOutline): Promise<Omit<Reading, 'percents'>> {
  const rows: AnyRow[] = []
  const update = await engine.call('read', outline, { onPart: (part) => void rows.push(...part.rows) })
  return { outline, update, rows }
}
