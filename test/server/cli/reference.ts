/*
 * The scoring once more, written from sections 5.3 and 6 of the domain document alone, in exact fractions and without
 * any thought of speed: the measure that `score` is held against.
 */
import type { PrintedParcel } from './command-line.ts'
import { asNumber, compare, exactly, type Fraction } from './fraction.ts'
import { incompleteCases } from './reference-errors.ts'
import { indicatorsOf, type Measured, totalOf } from './reference-indicators.ts'
import type { Case } from './reference-rows.ts'
import { firingRules, lowered, type ParcelClass, withFloorAndCaps } from './reference-rules.ts'

interface Scored {
  readonly of: Case
  readonly rules: readonly string[]
  readonly indicators: readonly Measured[]
  readonly total: Fraction
}

const hasD = (rules: readonly string[]): boolean => rules.some((rule) => rule.startsWith('D'))
const isRanked = ({ rules }: Scored): boolean => !hasD(rules) && !rules.includes('F1') && !rules.includes('A1')

/** 6.2: cumulative shares of A, B and C from 20 ranked parcels on, score lines below. */
function classByRank(rank: number, ranked: number, total: Fraction): ParcelClass {
  const lines =
    ranked < 20
      ? ([80, 60, 40] as const).map((line) => compare(total, exactly(line)) >= 0)
      : ([20, 75, 95] as const).map((share) => rank * 100 <= share * ranked)
  return (['A', 'B', 'C'] as const).find((_, index) => lines[index]) ?? 'D'
}

type Verdict = Pick<PrintedParcel, 'how' | 'class' | 'rank' | 'of'>

/** @param totals of the ranked parcels of the group, the greatest first */
function verdictOf(scored: Scored, totals: readonly Fraction[]): Verdict {
  const { rules, total } = scored
  const unranked = { rank: null, of: null }
  if (hasD(rules)) return { how: 'direct', class: 'D', ...unranked }
  if (rules.includes('F1')) return { how: 'exempt', class: null, ...unranked }
  if (rules.includes('A1')) return { how: 'direct', class: lowered('A', rules), ...unranked }
  const rank = 1 + totals.findIndex((other) => compare(other, total) <= 0)
  const ranked = classByRank(rank, totals.length, total)
  return { how: 'ranked', class: withFloorAndCaps(ranked, rules), rank, of: totals.length }
}

const groupKey = ({ parcel }: Case): string => `${parcel.assessYear} ${parcel.landClass}`
const isFlagged = (rules: readonly string[]): boolean =>
  rules.includes('A1') && (hasD(rules) || (!rules.includes('F1') && lowered('A', rules) !== 'A'))

function printed(of: Case): Pick<PrintedParcel, 'parcelCode' | 'landClass'> {
  return { parcelCode: String(of.parcel.parcelCode), landClass: (of.parcel.landClass ?? null) as string | null }
}

/** 待补正 is decided before 6.1: rules are listed, but nothing that follows from them, the flag included. */
function unfinished(of: Case): PrintedParcel {
  return {
    ...printed(of),
    status: 'incomplete',
    how: null,
    class: null,
    total: null,
    rank: null,
    of: null,
    rules: firingRules(of),
    flagged: false,
    indicators: [],
  }
}

/** What `score` must print for a district of these parcels, by parcel code. */
export function referenceScores(cases: readonly Case[]): ReadonlyMap<string, PrintedParcel> {
  const incomplete = incompleteCases(cases)
  const scored = cases
    .filter((of) => !incomplete.has(of))
    .map((of): Scored => {
      const indicators = indicatorsOf(of)
      return { of, rules: firingRules(of), indicators, total: totalOf(indicators) }
    })
  const groups = new Map<string, Fraction[]>()
  for (const one of scored.filter(isRanked)) {
    const totals = groups.get(groupKey(one.of)) ?? []
    groups.set(groupKey(one.of), totals)
    totals.push(one.total)
  }
  for (const totals of groups.values()) totals.sort((a, b) => compare(b, a))
  const finished = scored.map(
    (one): PrintedParcel => ({
      ...printed(one.of),
      status: 'ok',
      ...verdictOf(one, groups.get(groupKey(one.of)) ?? []),
      total: asNumber(one.total),
      rules: one.rules,
      flagged: isFlagged(one.rules),
      indicators: one.indicators.map(({ id, value, points, weight }) => ({
        id,
        value: value === null ? null : asNumber(value),
        points: points === null ? null : asNumber(points),
        weight: asNumber(weight),
      })),
    }),
  )
  return new Map([...finished, ...[...incomplete].map(unfinished)].map((parcel) => [parcel.parcelCode, parcel]))
}
