import type { SheetId } from '../spreadsheet.ts'
import type { Batches } from './batches.ts'
import { officeCode } from './office-error.ts'
import { rangeAt } from './range-at.ts'

/** A conditional format with a formula. */
export interface Rule {
  readonly sheet: SheetId
  readonly id: string
}

/** Rules of one batch. */
const mostRules = 1000

/**
 * The formulas of those rules that can be read: Excel answers ItemNotFound for one that was doubled or brought back by
 * hand, and with it for the whole batch (office-js #5222, #6396, #6835). It is found by halves and left out.
 */
export async function readableFormulas(batches: Batches, rules: readonly Rule[]): Promise<ReadonlyMap<Rule, string>> {
  if (rules.length === 0) return new Map()
  if (rules.length > mostRules) return await inHalves(batches, rules)
  try {
    return await batches.run((context) => formulasOf(context, rules))
  } catch (error) {
    if (officeCode(error) === null) throw error
    return rules.length === 1 ? new Map() : await inHalves(batches, rules)
  }
}

async function inHalves(batches: Batches, rules: readonly Rule[]): Promise<ReadonlyMap<Rule, string>> {
  const middle = Math.ceil(rules.length / 2)
  const first = await readableFormulas(batches, rules.slice(0, middle))
  const second = await readableFormulas(batches, rules.slice(middle))
  return new Map([...first, ...second])
}

async function formulasOf(context: Excel.RequestContext, rules: readonly Rule[]): Promise<ReadonlyMap<Rule, string>> {
  const collections = new Map(
    [...new Set(rules.map((rule) => rule.sheet))].map((sheet) => [
      sheet,
      rangeAt(context.workbook.worksheets.getItem(sheet)).conditionalFormats,
    ]),
  )
  const loaded = rules.flatMap((one) => {
    const rule = collections.get(one.sheet)?.getItem(one.id).custom.rule
    rule?.load('formula')
    return rule === undefined ? [] : [{ one, rule }]
  })
  await context.sync()
  return new Map(loaded.map(({ one, rule }) => [one, rule.formula]))
}
