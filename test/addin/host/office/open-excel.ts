import { createBatches } from '#addin/host/office/batches.ts'
import { openOfficeSpreadsheet } from '#addin/host/office/spreadsheet.ts'
import type { EditHint, SelectedCell, Spreadsheet } from '#addin/host/spreadsheet.ts'
import { startExcel } from '../../../excel-host/node.ts'
import type { ApiSet, Simulator, SimulatorOptions } from '../../../excel-host/simulator.ts'

/** The levels where something changes, from the manifest's floor to what the packaged office.js knows. */
export const levels: readonly ApiSet[] = ['1.4', '1.7', '1.8', '1.13', '1.14', '1.15']

export interface OpenExcel {
  readonly simulator: Simulator
  readonly spreadsheet: Spreadsheet
  readonly hints: EditHint[]
  readonly selections: (SelectedCell | null)[]
  /** Until Excel has told everything and the adapter has passed it on. */
  readonly settle: () => Promise<void>
}

/** The adapter on the real office.js before a fresh simulated Excel. Waiting times are short. */
export async function openExcel(options: SimulatorOptions = {}): Promise<OpenExcel> {
  const { simulator, ...globals } = startExcel(options)
  Object.assign(globalThis, globals)
  const batches = createBatches({ editPause: 5, pauses: [1, 1, 1], limit: 5000 })
  const spreadsheet = await openOfficeSpreadsheet(batches)
  const hints: EditHint[] = []
  const selections: (SelectedCell | null)[] = []
  spreadsheet.onEdit((hint) => hints.push(hint))
  spreadsheet.onSelect((cell) => selections.push(cell))
  const settle = async (): Promise<void> => {
    await simulator.settle()
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
  await settle()
  simulator.resetCounts()
  return { simulator, spreadsheet, hints, selections, settle }
}

/** Id of a sheet of the open workbook. */
export function sheetId({ simulator }: OpenExcel, name: string): string {
  const sheet = simulator.workbook.sheet(name)
  if (sheet === undefined) throw new RangeError(`no sheet ${name}`)
  return sheet.id
}
