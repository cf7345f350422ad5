import type { ParcelFacts } from '#core/facts/facts.ts'
import { evaluate } from '#core/scoring/evaluate.ts'
import { regExample20261 } from '#core/standards/reg-example-2026-1.ts'
import { differencesFrom } from '#test/second/agreement.ts'
import { resultsOf } from '#test/second/sheets/read-back.ts'
import type { FormulaSheet } from '#test/second/sheets/sheet.ts'
import type { Line } from './bench.ts'
import { cpuClock } from './cpu-clock.ts'
import { hyperFormula } from './hyperformula/hyperformula.ts'

/**
 * HyperFormula with the same formulas, ranks by COUNTIFS: processor time of building a workbook, parsing included, less
 * that of the same with values. Reported as not measured where it is not installed.
 */
export async function againstHyperFormula(
  facts: readonly ParcelFacts[],
  sheets: readonly FormulaSheet[],
  engineMs: number,
): Promise<Line> {
  const name = `${facts.length} parcels by HyperFormula, COUNTIFS over everyone, to the engine, in CPU time`
  const loaded = await hyperFormula()
  if (loaded === null) {
    const measured = 'not measured: npm ci --prefix bench/hyperformula installs it (GPL-3.0, for measuring only)'
    return { name, ratio: Number.NaN, bound: null, measured }
  }
  const cells = Object.fromEntries(sheets.map((sheet) => [sheet.name, sheet.rows()]))
  const timed = (given: typeof cells) => {
    const started = cpuClock()
    const engine = loaded.HyperFormula.buildFromSheets(given, { licenseKey: 'gpl-v3', maxRows: 100_000 })
    return { engine, elapsed: cpuClock() - started }
  }
  const { engine, elapsed: withFormulas } = timed(cells)
  const calculated = new Map(
    sheets.map(({ name: sheet }) => [sheet, engine.getSheetValues(engine.getSheetId(sheet) ?? -1)]),
  )
  const valuesOf = (sheet: string, rows: (typeof cells)[string]) => {
    const known = calculated.get(sheet) ?? []
    return rows.map((row, at) => row.map((cell, column) => (isFormula(cell) ? textOf(known[at]?.[column]) : cell)))
  }
  const values = Object.fromEntries(Object.entries(cells).map(([sheet, rows]) => [sheet, valuesOf(sheet, rows)]))
  const [result] = sheets.slice(2)
  const rows = (calculated.get(result?.name ?? '') ?? [])
    .slice(1)
    .map((row) => new Map((result?.keys() ?? []).map((key, column) => [key, textOf(row[column])] as const)))
  const results = resultsOf(rows, regExample20261, facts, 'rank countifs')
  const odd = differencesFrom(evaluate(facts, regExample20261), results, 'fifteen digits')
  engine.destroy()
  const plain = timed(values)
  plain.engine.destroy()
  const elapsed = withFormulas - plain.elapsed
  return {
    name,
    ratio: elapsed / engineMs,
    bound: null,
    measured: `HyperFormula ${(elapsed / 1000).toFixed(1)} s : engine ${engineMs.toFixed(1)} ms; ${odd.length} parcels otherwise`,
  }
}

function isFormula(cell: unknown): boolean {
  return typeof cell === 'string' && cell.startsWith('=')
}

function textOf(value: unknown): string {
  if (typeof value === 'object' && value !== null) return '#ERROR'
  return value === null || value === undefined ? '' : String(value)
}
