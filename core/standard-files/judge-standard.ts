import type { z } from 'zod'
import type { StandardFault } from '../scoring/method-faults.ts'
import type { Standard } from '../scoring/standard.ts'
import { standardFaults } from '../scoring/standard-faults.ts'
import { standardShape } from '../scoring/standard-schema.ts'
import { issueText } from './issue-text.ts'

export interface JudgedStandard {
  /** Null where the shape is not that of a standard. It may contradict itself all the same, see `faults`. */
  readonly standard: Standard | null
  /** What is wrong, by path, each a Chinese sentence; empty when the standard may be submitted. */
  readonly faults: readonly StandardFault[]
}

/** Anything as a standard: all that is wrong with its shape and, as far as it can be told then, with what it says. */
export function judgeStandard(value: unknown): JudgedStandard {
  const parsed = standardShape.safeParse(value, { reportInput: true })
  if (parsed.success) return { standard: parsed.data, faults: standardFaults(parsed.data).map(asSentence) }
  const issues = parsed.error.issues.map(nearest)
  const faults = issues.map((issue) => ({ path: issue.path.map(asKey), message: issueText(issue) }))
  return { standard: null, faults: [...faults, ...faultsOfTheRest(value, faults)] }
}

function asSentence({ path, message }: StandardFault): StandardFault {
  return { path, message: `${message}。` }
}

function asKey(key: PropertyKey): string | number {
  return typeof key === 'number' ? key : String(key)
}

/** Of the forms a value may have, what keeps it from the one it comes nearest to. */
function nearest(issue: z.core.$ZodIssue): z.core.$ZodIssue {
  if (issue.code !== 'invalid_union') return issue
  const strange = (one: z.core.$ZodIssue): boolean => one.code === 'unrecognized_keys'
  const [first] = [...issue.errors].sort(
    (a, b) => a.filter(strange).length - b.filter(strange).length || a.length - b.length,
  )
  const [inner] = first ?? []
  return inner === undefined ? issue : nearest({ ...inner, path: [...issue.path, ...inner.path] })
}

/** Lists whose entries are judged by themselves: a broken one does not hide what is wrong with the others. */
const lists = ['dimensions', 'indicators', 'rules', 'industryBenchmarks'] as const
/** Of a part of a standard only what concerns one entry holds: sums and what refers to another entry may not. */
const ofOneEntry: readonly (readonly string[])[] = [
  ...lists.map((list) => [list, 'citation']),
  ['indicators', 'method'],
  ['rules', 'when'],
]

/** Faults of the entries that have the right shape, where others have not. */
function faultsOfTheRest(value: unknown, broken: readonly StandardFault[]): readonly StandardFault[] {
  if (typeof value !== 'object' || value === null) return []
  const kept = new Map<string, readonly number[]>()
  const rest: Record<string, unknown> = { ...value }
  for (const list of lists) {
    const entries = rest[list]
    if (!Array.isArray(entries)) continue
    const wrong = new Set(broken.flatMap(({ path }) => (path[0] === list ? [path[1]] : [])))
    const sound = [...entries.keys()].filter((index) => !wrong.has(index))
    kept.set(list, sound)
    rest[list] = sound.map((index) => entries[index])
  }
  const parsed = standardShape.safeParse({ ...fallback, ...withoutBroken(rest, broken) })
  if (!parsed.success) return []
  const isFirstDayKnown = !broken.some(({ path }) => path[0] === 'since')
  return standardFaults(parsed.data).flatMap((fault) => {
    // A clause's day is held against the first day of the standard.
    if (fault.path.at(-1) === 'since' && !isFirstDayKnown) return []
    const [list, index, part, ...further] = fault.path
    if (list === 'until' || list === 'classes' || list === 'classMeasures') return [asSentence(fault)]
    const isOwn = ofOneEntry.some(([of, key]) => of === list && key === part)
    const original = typeof index === 'number' ? kept.get(String(list))?.[index] : undefined
    if (!isOwn || list === undefined || part === undefined || original === undefined) return []
    return [asSentence({ ...fault, path: [list, original, part, ...further] })]
  })
}

const citation = { document: '—', standing: 'proposed' } as const
/** Stands in for what is broken, so that the rest can be looked at; nothing in it is at fault. */
const fallback: Omit<Standard, 'indicators' | 'rules' | 'dimensions'> = {
  id: '—',
  name: '—',
  district: '000000',
  label: '示例',
  since: '2000-01-01',
  until: null,
  checkedOn: '2000-01-01',
  citation,
  energyBasis: '当量值',
  classes: {
    groupBy: ['landClass'],
    shares: { A: 100, B: 0, C: 0, D: 0 },
    smallGroup: { below: 0, lines: { A: 80, B: 60, C: 40 } },
    citation,
  },
  notes: [],
}

function withoutBroken(
  value: Readonly<Record<string, unknown>>,
  broken: readonly StandardFault[],
): Readonly<Record<string, unknown>> {
  const wrong = new Set(broken.filter(({ path }) => !isInList(path)).map(({ path }) => path[0]))
  return Object.fromEntries(Object.entries(value).filter(([key]) => !wrong.has(key) && key in known))
}

function isInList([key, index]: StandardFault['path']): boolean {
  return index !== undefined && lists.some((list) => list === key)
}

const known = { ...fallback, dimensions: 0, indicators: 0, rules: 0, industryBenchmarks: 0, classMeasures: 0 }
