import type { Benchmark } from '../scoring/scaled-method.ts'
import type { Effect } from '../scoring/standard.ts'
import { isSameJson } from '../vocabulary/same-json.ts'

/** A member of a text at its place; undefined where there is none. */
export type Told = (path: readonly string[], before: unknown, after: unknown) => void

type Fields = Readonly<Record<string, unknown>>

export function isRecord(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Where two JSON values differ, to the smallest thing that a person reads as one: a step of a ladder, a citation. */
export function compareValues(path: readonly string[], earlier: unknown, later: unknown, told: Told): void {
  const [before, after] = [earlier ?? emptyLike(later), later ?? emptyLike(earlier)]
  if (Array.isArray(before) && Array.isArray(after) && !(isPlain(path, before) && isPlain(path, after))) {
    compareLists(path, before, after, told)
  } else if (isRecord(before) && isRecord(after) && !isPhrase(before) && before.kind === after.kind) {
    for (const key of new Set([...Object.keys(before), ...Object.keys(after)])) {
      compareValues([...path, key], before[key], after[key], told)
    }
  } else if (!isSameJson(before, after)) {
    const days = onlyDaysOf(before, after)
    if (days === null) told(path, before, after)
    else told([...path, ...days.path], days.before, days.after)
  }
}

/** Where two phrases differ only in 自何日起 of their 依据, these days and where they stand; null for others. */
function onlyDaysOf(
  before: unknown,
  after: unknown,
): { readonly path: readonly string[]; readonly before: unknown; readonly after: unknown } | null {
  if (!isRecord(before) || !isRecord(after)) return null
  const [{ since: from, ...earlier }, { since: to, ...later }] = [before, after]
  if (before.document !== undefined) {
    return isSameJson(earlier, later) ? { path: ['since'], before: from, after: to } : null
  }
  const [{ citation: cited, ...one }, { citation: citing, ...other }] = [before, after]
  if (!isSameJson(one, other)) return null
  const days = onlyDaysOf(cited, citing)
  return days === null ? null : { ...days, path: ['citation', ...days.path] }
}

/** What stands for a table that is not there, so that its lines are told one by one; undefined for other things. */
function emptyLike(value: unknown): unknown {
  if (Array.isArray(value)) return value.some(isRecord) ? [] : undefined
  return isRecord(value) && Object.values(value).every(Array.isArray) ? {} : undefined
}

/** Steps, options, citations, conditions, effects, benchmarks and measures are read as a whole. */
function isPhrase({ points, document, predicate, text, citation, kind }: Fields): boolean {
  const isStep = typeof points === 'number'
  return isStep || document !== undefined || predicate !== undefined || isMeasure(text, citation) || wholes.has(kind)
}

/** Kinds of effects and benchmarks. */
const wholes: ReadonlySet<unknown> = new Set([
  'direct',
  'cap',
  'floor',
  'exempt',
  'fixed',
  'groupMean',
  'percentile',
  'industry',
] satisfies readonly (Effect | Benchmark)['kind'][])

function isMeasure(text: unknown, citation: unknown): boolean {
  return typeof text === 'string' && citation !== undefined
}

/** A list of codes, read as one; notes are read one by one. */
function isPlain(path: readonly string[], list: readonly unknown[]): boolean {
  return path.at(-1) !== 'notes' && list.every((member) => typeof member !== 'object')
}

function compareLists(
  path: readonly string[],
  before: readonly unknown[],
  after: readonly unknown[],
  told: Told,
): void {
  const [earlier, later] = [keyed(before), keyed(after)]
  for (const key of new Set([...earlier.keys(), ...later.keys()])) {
    compareValues([...path, key], earlier.get(key), later.get(key), told)
  }
  const orderBefore = [...earlier.keys()].filter((key) => later.has(key))
  const orderAfter = [...later.keys()].filter((key) => earlier.has(key))
  if (orderBefore.join() !== orderAfter.join()) told([...path, orderKey], orderBefore, orderAfter)
}

/** Stands for the order of a list whose members have ids. */
export const orderKey = 'order'

/** Members by what tells them apart; where nothing does, by their number from 0. */
function keyed(list: readonly unknown[]): ReadonlyMap<string, unknown> {
  const keys = list.map((member) => (isRecord(member) ? keyOf(member) : null))
  const isClear = keys.every((key) => key !== null) && new Set(keys).size === keys.length
  return new Map(list.map((member, index) => [isClear ? (keys[index] ?? '') : String(index), member]))
}

function keyOf({ id, industry, indicator, option, field, value }: Fields): string | null {
  if (typeof industry === 'string') return `${industry} ${String(indicator)}`
  const [first] = [id, option, field, value].filter((each) => typeof each === 'string' || each === true)
  return first === undefined ? null : String(first)
}
