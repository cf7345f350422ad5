import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import type { ParcelFacts } from '#core/facts/facts.ts'
import { evaluate } from '#core/scoring/evaluate.ts'
import { liveEvaluation } from '#core/scoring/incremental.ts'
import type { Evaluation } from '#core/scoring/result.ts'
import { regExample20261 } from '#core/standards/reg-example-2026-1.ts'
import { chanceOf, randomDistrict } from '#test/core/scoring/random-facts.ts'
import { atMost, type Bench, type Line } from './bench.ts'
import { median, quickestRatio, type Times, timesText } from './interleave.ts'
import { type PlainResult, plainScoring } from './plain-scoring.ts'

const usual = 10_000
const city = 48_501
const million = 1_000_000
const rounds = 25
const cityRounds = 9
const warmUpRounds = 3
const edits = 200

/** Judging, scoring, ranking and classing with full trace. */
export const scoringBench: Bench = {
  name: 'scoring',
  async run() {
    return [againstPlainLoop(), bySize(), oneCell(), largest()]
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

function bySize(): Line {
  const small = district(usual)
  const large = district(city)
  const times = cpuTimes(cityRounds, collected, {
    small: () => evaluate(small, regExample20261),
    large: () => evaluate(large, regExample20261),
  })
  return {
    name: `${city} parcels, to ${usual}, in CPU time from a collected heap`,
    ratio: quickestRatio(times.large, times.small),
    bound: atMost(6),
    measured: `${city}: ${timesText(times.large)}; ${usual}: ${timesText(times.small)}`,
  }
}

/**
 * Milliseconds of CPU of each task, in turn. The longer run is the likelier to be interrupted by the machine's other
 * work, which would be counted against it; the collector's own threads are in it.
 * @param before what is done before every run, uncounted
 */
function cpuTimes<Name extends string>(
  rounds: number,
  before: () => void,
  tasks: Readonly<Record<Name, () => unknown>>,
): Times<Name> {
  const entries = Object.entries(tasks) as [Name, () => unknown][]
  const times = Object.fromEntries(entries.map(([name]) => [name, [] as number[]])) as Record<Name, number[]>
  for (let round = -warmUpRounds; round < rounds; round += 1) {
    for (const [name, task] of entries) {
      before()
      const started = process.cpuUsage()
      task()
      const { user, system } = process.cpuUsage(started)
      if (round >= 0) times[name].push((user + system) / 1000)
    }
  }
  return times
}

/** Two sizes are compared from a collected heap: what a run before left behind grows with that run, not with this one. */
function collected(): void {
  setFlagsFromString('--expose-gc')
  runInNewContext('gc')()
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
