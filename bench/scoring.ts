import type { ParcelFacts } from '#core/facts/facts.ts'
import { evaluate } from '#core/scoring/evaluate.ts'
import { liveEvaluation } from '#core/scoring/incremental.ts'
import type { Evaluation } from '#core/scoring/result.ts'
import { regExample20261 } from '#core/standards/reg-example-2026-1.ts'
import { chanceOf, randomDistrict } from '#test/core/scoring/random-facts.ts'
import { atMost, type Bench, type Line } from './bench.ts'
import { collected, cpuTimes } from './cpu-times.ts'
import { median, quickest, quickestRatio, timesText } from './interleave.ts'
import { type PlainResult, plainScoring } from './plain-scoring.ts'
import { againstHyperFormula } from './scoring-hyperformula.ts'
import { againstLibreOffice, workbookSheets } from './scoring-sheets.ts'
import { againstSql } from './scoring-sql.ts'

const few = 1000
const usual = 10_000
const city = 48_501
const million = 1_000_000
const rounds = 25
const cityRounds = 9
const edits = 200

/** Judging, scoring, ranking and classing with full trace. */
export const scoringBench: Bench = {
  name: 'scoring',
  async run() {
    return [againstPlainLoop(), ...bySize(), oneCell(), memory(), largest(), ...(await againstOthers())]
  },
}

/** Parcels as rows make them: no department's figures. */
function district(size: number): readonly ParcelFacts[] {
  return randomDistrict(1, size).map(({ figures: _, ...facts }) => facts)
}

function againstPlainLoop(): Line {
  const facts = district(usual)
  expectSame(evaluate(facts, regExample20261), plainScoring(facts))
  const times = cpuTimes(rounds, () => {}, {
    engine: () => evaluate(facts, regExample20261),
    plain: () => plainScoring(facts),
  })
  return {
    name: `${usual} parcels with full trace, to a plain loop with the same sums, rounding and sort, no trace, in CPU time`,
    ratio: quickestRatio(times.engine, times.plain),
    bound: atMost(4),
    measured: `engine ${timesText(times.engine)}; plain loop ${timesText(times.plain)}`,
  }
}

/** A floor that computes something else would measure nothing. */
function expectSame({ parcels }: Evaluation, plain: readonly PlainResult[]): void {
  for (const [index, { parcelCode, total, rank, class: letter }] of parcels.entries()) {
    const other = plain[index]
    const same = Object.is(other?.total, total ?? Number.NaN) && other?.rank === (rank ?? 0) && other.class === letter
    if (!same) throw new Error(`engine and plain loop differ on ${parcelCode}`)
  }
}

function bySize(): readonly Line[] {
  const [tiny, small, large] = [district(few), district(usual), district(city)]
  const times = cpuTimes(cityRounds, collected, {
    tiny: () => evaluate(tiny, regExample20261),
    small: () => evaluate(small, regExample20261),
    large: () => evaluate(large, regExample20261),
  })
  const sized = (size: number, of: readonly number[]) => `${size}: ${timesText(of)}`
  return [
    {
      name: `${usual} parcels, to ${few}, in CPU time from a collected heap`,
      ratio: quickestRatio(times.small, times.tiny),
      bound: null,
      measured: `${sized(usual, times.small)}; ${sized(few, times.tiny)}`,
    },
    {
      name: `${city} parcels, to ${usual}, in CPU time from a collected heap`,
      ratio: quickestRatio(times.large, times.small),
      bound: atMost(6),
      measured: `${sized(city, times.large)}; ${sized(usual, times.small)}`,
    },
  ]
}

/** What an evaluation with its whole trace holds, beside the facts. */
function memory(): Line {
  const facts = district(city)
  collected()
  const before = process.memoryUsage().heapUsed
  const evaluation = evaluate(facts, regExample20261)
  collected()
  const held = process.memoryUsage().heapUsed - before
  const kilobytes = held / evaluation.parcels.length / 1024
  return {
    name: `${city} parcels with full trace, kilobytes of memory a parcel`,
    ratio: kilobytes,
    bound: null,
    measured: `${(held / 2 ** 20).toFixed(0)} MB held; the process ${(process.memoryUsage.rss() / 2 ** 20).toFixed(0)} MB`,
  }
}

/** What a district could use instead, on the same parcels by the same standard with the same results. */
async function againstOthers(): Promise<readonly Line[]> {
  const facts = district(usual)
  const fewFacts = facts.slice(0, few)
  const engine = cpuTimes(cityRounds, collected, {
    usual: () => evaluate(facts, regExample20261),
    few: () => evaluate(fewFacts, regExample20261),
  })
  return [
    againstSql(facts, quickest(engine.usual)),
    await againstHyperFormula(fewFacts, workbookSheets(fewFacts, 'countifs'), quickest(engine.few)),
    await againstLibreOffice(facts, quickest(engine.usual), 'sorted'),
    await againstLibreOffice(facts, quickest(engine.usual), 'countifs'),
  ]
}

/** One tax figure edited so that the total moves: the new evaluation of everyone, to a full run on the same facts. */
function oneCell(): Line {
  const chance = chanceOf(2)
  const facts = [...district(usual)]
  const live = liveEvaluation(facts, regExample20261)
  const full: number[] = []
  const single: number[] = []
  while (single.length < edits) {
    const at = Math.floor(chance.next() * facts.length)
    const before = facts[at]
    const [firm, ...others] = before?.firms ?? []
    if (before === undefined || firm === undefined) continue
    const after = { ...before, firms: [{ ...firm, taxPaid: chance.decimal(0, 5000, 2) }, ...others] }
    const totalBefore = live.current().parcels[at]?.total
    const started = performance.now()
    const evaluation = live.put(after)
    const elapsed = performance.now() - started
    facts[at] = after
    if (evaluation.parcels[at]?.total === totalBefore) continue
    single.push(elapsed)
    if (single.length % 10 === 0) full.push(fullRun(facts, evaluation))
  }
  return {
    name: `one cell of ${usual} parcels edited, everyone's total, rank and class, to a full run`,
    ratio: median(single) / median(full),
    bound: atMost(0.1),
    measured: `${edits} edits that move a total: ${timesText(single)}; full run ${timesText(full)}; equal results`,
  }
}

function fullRun(facts: readonly ParcelFacts[], live: Evaluation): number {
  const started = performance.now()
  const evaluation = evaluate(facts, regExample20261)
  const elapsed = performance.now() - started
  if (JSON.stringify(evaluation) !== JSON.stringify(live)) throw new Error('the edited evaluation is not the full one')
  return elapsed
}

/** Judged in districts of the usual size: evaluation never crosses districts. */
function largest(): Line {
  const facts = district(usual)
  const started = performance.now()
  let parcels = 0
  while (parcels < million) parcels += evaluate(facts, regExample20261).parcels.length
  const elapsed = performance.now() - started
  return {
    name: `${million} parcels in districts of ${usual}, seconds`,
    ratio: elapsed / 1000,
    bound: null,
    measured: `${((elapsed / million) * 1000).toFixed(1)} µs a parcel`,
  }
}
