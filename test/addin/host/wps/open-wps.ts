import type { Block, EditHint, SelectedCell, Spreadsheet } from '#addin/host/spreadsheet.ts'
import { createCalls } from '#addin/host/wps/calls.ts'
import { openWpsSpreadsheet } from '#addin/host/wps/spreadsheet.ts'
import { createSheets } from '#addin/workers/sheets.ts'
import { metaFromXml } from '#workbook/meta.ts'
import { readLoaded } from '#workbook/read.ts'
import type { ReadResult } from '#workbook/read-result.ts'
import type { Workbook } from '../../../excel-host/model/workbook.ts'
import type { Shape } from '../../../wps-host/shape.ts'
import { createWps, type SimulatedWps } from '../../../wps-host/wps.ts'

export const shapes: readonly Shape[] = ['property', 'method']

export interface OpenWps extends SimulatedWps {
  readonly spreadsheet: Spreadsheet
  readonly hints: EditHint[]
  readonly selections: (SelectedCell | null)[]
}

/** The adapter before a simulated WPS; it looks often whether a cell was left. */
export function openWps(workbook: Workbook, shape: Shape = 'property', without: readonly string[] = []): OpenWps {
  const wps = createWps(workbook, shape, without)
  const spreadsheet = openWpsSpreadsheet(wps.application, createCalls(5))
  const hints: EditHint[] = []
  const selections: (SelectedCell | null)[] = []
  spreadsheet.onEdit((hint) => hints.push(hint))
  spreadsheet.onSelect((cell) => selections.push(cell))
  return { ...wps, spreadsheet, hints, selections }
}

/** Until events have been passed on. */
export function settle(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 5))
}

export async function readAll({ outline, readBlocks }: Spreadsheet, signal?: AbortSignal): Promise<readonly Block[]> {
  const { sheets } = await outline()
  const blocks: Block[] = []
  const requests = sheets.map(({ id, rows, columns }) => ({ sheet: id, firstRow: 1, rows, columns }))
  await readBlocks(requests, (block) => blocks.push(block), signal)
  return blocks
}

/** The forms as the pane's engine reads them. */
export async function readForms(spreadsheet: Spreadsheet): Promise<ReadResult> {
  const sheets = createSheets()
  for (const block of await readAll(spreadsheet)) sheets.put(block)
  const outline = await spreadsheet.outline()
  return readLoaded(sheets.load(outline), outline.metaXml === null ? null : metaFromXml(outline.metaXml))
}
