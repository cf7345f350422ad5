import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ParcelFacts } from '#core/facts/facts.ts'
import type { Standard } from '#core/scoring/standard.ts'
import type { ComparedResult } from '../second/compared.ts'
import { columnsFor } from '../second/raw-columns.ts'
import { rawSheets } from '../second/sheets/raw-sheets.ts'
import { resultsOf, tabbedRows } from '../second/sheets/read-back.ts'
import { workbookOf } from '../second/sheets/sheet.ts'
import { type RankStyle, standardSheets } from '../second/sheets/standard-sheets.ts'
import { convertWithLibreOffice } from './libre-office.ts'

export interface Recalculated {
  readonly standard: Standard
  readonly style: RankStyle
  readonly results: readonly ComparedResult[]
}

/** Every sheet as text with tabs, numbers with all their digits. */
const everySheet = 'csv:Text - txt - csv (StarCalc):9,34,76,1,,0,false,false,false,false,false,-1'

/** What LibreOffice makes of a workbook of raw rows and formulas: results by each standard, once for each style of ranks. */
export async function recalculated(
  facts: readonly ParcelFacts[],
  standards: readonly Standard[],
  styles: readonly RankStyle[],
  timeoutMs = 100_000,
): Promise<readonly Recalculated[]> {
  const raw = rawSheets(facts, columnsFor(standards))
  const sheets = standards.flatMap((standard, index) => standardSheets(sheetName(index), standard, raw, styles))
  const folder = await mkdtemp(join(tmpdir(), 'second-implementation-'))
  try {
    const file = join(folder, 'second.xlsx')
    await writeFile(file, workbookOf([raw.parcels, raw.firms, ...sheets]))
    await convertWithLibreOffice(file, everySheet, folder, { name: `second-${sheetName(0)}`, timeoutMs })
    const read: Recalculated[] = []
    for (const [index, standard] of standards.entries()) {
      const rows = tabbedRows(await readFile(join(folder, `second-${sheetName(index)}.csv`), 'utf8'))
      for (const style of styles) {
        read.push({ standard, style, results: resultsOf(rows, standard, facts, `rank ${style}`) })
      }
    }
    return read
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

function sheetName(index: number): string {
  return `标准${index + 1}`
}
