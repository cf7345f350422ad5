import type { ParcelFacts } from '#core/facts/facts.ts'
import { evaluate } from '#core/scoring/evaluate.ts'
import { regExample20261 } from '#core/standards/reg-example-2026-1.ts'
import { doubleArithmetic } from '#test/second/sqlite/arithmetic.ts'
import { SecondEvaluation } from '#test/second/sqlite/second-evaluation.ts'
import type { Line } from './bench.ts'
import { cpuClock } from './cpu-clock.ts'

/**
 * SQL with window functions on SQLite, in doubles and SQLite's own rounding, from tables that stand in memory with their
 * figures as numbers: sums over firms, rules, values, points, totals, ranks and classes. No trace.
 * @param engineMs processor time of the engine on the same parcels
 */
export function againstSql(facts: readonly ParcelFacts[], engineMs: number): Line {
  const second = new SecondEvaluation([regExample20261], doubleArithmetic)
  second.load(facts)
  const started = cpuClock()
  second.sum()
  second.judge(regExample20261)
  const elapsed = cpuClock() - started
  const results = second.results()
  const { parcels } = evaluate(facts, regExample20261)
  const odd = parcels.filter(({ total, rank, class: letter }, index) => {
    const other = results[index]
    return other?.total !== total || other.rank !== rank || other.class !== letter
  })
  second.close()
  return {
    name: `${facts.length} parcels by SQL with window functions on SQLite, in doubles and without trace, to the engine, in CPU time`,
    ratio: elapsed / engineMs,
    bound: null,
    measured: `SQL ${elapsed.toFixed(0)} ms : engine ${engineMs.toFixed(0)} ms; ${odd.length} parcels otherwise than exactly`,
  }
}
