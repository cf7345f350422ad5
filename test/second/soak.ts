/*
 * npm run soak:agree -- [--parcels N] [--seed S] [--only sql|sheets] [--workbook M]: the engine against both second
 * implementations on random parcels, by every standard each can express, in large districts and small ones. Prints each
 * difference, and ends with exit code 1 when there is one.
 */
import { stdout } from 'node:process'
import { parseArgs } from 'node:util'
import type { Standard } from '#core/scoring/standard.ts'
import { recalculated } from '../office/recalculated.ts'
import { differences, type Run, runsOf } from './agreement.ts'
import { madeUpStandards, shippedStandards } from './every-construct.ts'
import { secondDistrict } from './second-parcels.ts'
import { inexpressibleInSheets } from './sheets/inexpressible.ts'
import { inexpressibleInSql } from './sqlite/inexpressible.ts'
import { SecondEvaluation } from './sqlite/second-evaluation.ts'

const { values } = parseArgs({
  options: {
    parcels: { type: 'string', default: '100000' },
    seed: { type: 'string', default: '1' },
    only: { type: 'string' },
    workbook: { type: 'string', default: '1000' },
  },
})
const parcels = Number(values.parcels)
const all = [...shippedStandards, ...madeUpStandards]

/** A way to find out what a run's parcels get otherwise than from the engine. */
type Second = (run: Run) => Promise<readonly string[]>

async function compareAll(name: string, runs: readonly Run[], standards: readonly Standard[], second: Second) {
  const started = performance.now()
  let done = 0
  let found = 0
  for (const run of runs) {
    const differing = await second(run)
    for (const line of differing.slice(0, 20)) stdout.write(`DIFFERENCE ${line}\n`)
    found += differing.length
    done += run.facts.length
    const seconds = ((performance.now() - started) / 1000).toFixed(0)
    if (run.facts.length > 90 || done === parcels)
      stdout.write(`${name}: ${done} parcels, ${found} differences, ${seconds} s\n`)
  }
  stdout.write(`${name}: ${done} parcels by ${standards.length} standards: ${found} differences\n`)
  return found
}

async function bySql(): Promise<number> {
  const standards = all.filter((standard) => inexpressibleInSql(standard).length === 0)
  const second = new SecondEvaluation(standards)
  const found = await compareAll('SQL', runsOf(Number(values.seed), parcels, 10_000), standards, async (run) => {
    second.load(run.facts)
    second.sum()
    return standards.flatMap((standard) => {
      second.judge(standard)
      return differences(run, standard, second.results())
    })
  })
  second.close()
  return found
}

/** One district a workbook; ranks by place in the helper column, since COUNTIFS over everyone grows with the square. */
async function bySheets(): Promise<number> {
  const standards = all.filter((standard) => inexpressibleInSheets(standard).length === 0)
  const size = Number(values.workbook)
  const runs = Array.from({ length: Math.ceil(parcels / size) }, (_, index): Run => {
    const seed = Number(values.seed) + 10_000 + index
    const count = Math.min(size, parcels - index * size)
    return { name: `seed ${seed}, ${count} parcels`, facts: secondDistrict(seed, count) }
  })
  return compareAll('spreadsheet formulas', runs, standards, async (run) => {
    const sheets = await recalculated(run.facts, standards, ['sorted'], 3_600_000)
    return sheets.flatMap(({ standard, results }) => differences(run, standard, results, 'fifteen digits'))
  })
}

const counts = [values.only === 'sheets' ? 0 : await bySql(), values.only === 'sql' ? 0 : await bySheets()]
const total = counts.reduce((sum, count) => sum + count, 0)
stdout.write(total === 0 ? 'no differences\n' : `${total} differences\n`)
process.exitCode = total === 0 ? 0 : 1
