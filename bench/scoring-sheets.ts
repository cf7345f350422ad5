import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ParcelFacts } from '#core/facts/facts.ts'
import { evaluate } from '#core/scoring/evaluate.ts'
import { regExample20261 } from '#core/standards/reg-example-2026-1.ts'
import { differencesFrom } from '#test/second/agreement.ts'
import { columnsFor } from '#test/second/raw-columns.ts'
import { rawSheets } from '#test/second/sheets/raw-sheets.ts'
import { resultsOf, tabbedRows } from '#test/second/sheets/read-back.ts'
import { type FormulaSheet, workbookOf } from '#test/second/sheets/sheet.ts'
import { type RankStyle, standardSheets } from '#test/second/sheets/standard-sheets.ts'
import { atLeast, type Line } from './bench.ts'
import { libreOfficeCpu } from './libre-office-cpu.ts'

const styleNames: Readonly<Record<RankStyle, string>> = {
  sorted: 'a helper column of sorted totals',
  countifs: 'COUNTIFS over everyone',
}

/** Raw rows and the example standard's formulas; sorted totals stand there as values, as somebody has sorted them. */
export function workbookSheets(facts: readonly ParcelFacts[], style: RankStyle): readonly FormulaSheet[] {
  const raw = rawSheets(facts, columnsFor([regExample20261]))
  const sheets = standardSheets('标准', regExample20261, raw, [style], totalsByGroup(facts))
  return [raw.parcels, raw.firms, ...sheets]
}

function totalsByGroup(facts: readonly ParcelFacts[]): ReadonlyMap<string, readonly number[]> {
  const totals = new Map<string, number[]>()
  for (const { group, total } of evaluate(facts, regExample20261).parcels) {
    if (group === null || total === null) continue
    const held = totals.get(group)
    if (held === undefined) totals.set(group, [total])
    else held.push(total)
  }
  return new Map([...totals].map(([group, listed]) => [group, listed.sort((a, b) => a - b)]))
}

/**
 * LibreOffice by the processor time of converting a workbook with its formulas, less that of the same workbook with
 * their values in their place: opening and saving are nobody's scoring.
 * @param engineMs processor time of the engine on the same parcels
 */
export async function againstLibreOffice(
  facts: readonly ParcelFacts[],
  engineMs: number,
  style: RankStyle,
): Promise<Line> {
  const folder = await mkdtemp(join(tmpdir(), 'scoring-bench-'))
  try {
    const sheets = workbookSheets(facts, style)
    const formulas = join(folder, 'formulas.xlsx')
    await writeFile(formulas, workbookOf(sheets))
    const withFormulas = await libreOfficeCpu(formulas, folder)
    const rows = await Promise.all(
      sheets.map(async ({ name }) => tabbedRows(await readFile(join(folder, `formulas-${name}.csv`), 'utf8'))),
    )
    expectSame(facts, rows[2] ?? [], style)
    const values = join(folder, 'values.xlsx')
    await writeFile(values, workbookOf(sheets.map((sheet, index) => sheet.withValues(rows[index] ?? []))))
    const withValues = await libreOfficeCpu(values, folder)
    const recalculation = withFormulas - withValues
    return {
      name: `${facts.length} parcels recalculated by LibreOffice, ${styleNames[style]}, to the engine, in CPU time`,
      ratio: recalculation / engineMs,
      bound: style === 'sorted' ? atLeast(100) : null,
      measured: `formulas ${seconds(withFormulas)} - values ${seconds(withValues)} : engine ${engineMs.toFixed(0)} ms; equal results`,
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(1)} s`
}

function expectSame(facts: readonly ParcelFacts[], rows: ReturnType<typeof tabbedRows>, style: RankStyle): void {
  const results = resultsOf(rows, regExample20261, facts, `rank ${style}`)
  const [difference] = differencesFrom(evaluate(facts, regExample20261), results, 'fifteen digits')
  if (difference !== undefined) throw new Error(`engine and spreadsheet differ: ${difference}`)
}
