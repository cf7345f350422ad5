import type { Scalar } from '../form/field.ts'
import { fieldOf } from '../form/form.ts'
import { parcelForm } from '../forms/parcel-self-assessment.ts'
import { exact, multiply, quotientHalfUp, subtract } from '../vocabulary/exact.ts'
import { baseFields, isArea, prefilledFields } from './fields.ts'
import { landClassOfUse, type RecordValues } from './read-record.ts'
import { type BaseSourceKind, sourceKindNames } from './source-kind.ts'
import { areaConflictPercent } from './thresholds.ts'

/** The record of each source that speaks of a parcel. */
export type SourceValues = Readonly<Partial<Record<BaseSourceKind, RecordValues>>>

/** Fields for which a person chose a source against the priority. */
export type SourceChoices = Readonly<Partial<Record<string, BaseSourceKind>>>

export interface MergedValue {
  readonly value: Scalar
  readonly from: BaseSourceKind
}

/** 不动产登记 → 用地批文 → 土地利用现状 (123号 二（一）). */
const priority = ['registry', 'approval', 'land-use'] as const

/**
 * The sources of a parcel, the one that counts most first. The city platform's base is made of the other three: its
 * record counts as what it says it was made from (数据来源), right behind that source itself, and last when it says
 * nothing. Ours: 123号 does not speak of it.
 */
export function bySourcePriority(sources: SourceValues): readonly BaseSourceKind[] {
  const present = [...priority, 'platform' as const].filter((kind) => sources[kind] !== undefined)
  return [...present].sort((a, b) => rankOf(a, sources) - rankOf(b, sources))
}

function rankOf(kind: BaseSourceKind, sources: SourceValues): number {
  if (kind !== 'platform') return priority.indexOf(kind)
  const made = priority.findIndex((one) => sourceKindNames[one] === sources.platform?.baseSource)
  return made < 0 ? priority.length : made + 0.5
}

const mergedFields: readonly string[] = [...baseFields, ...prefilledFields].filter((field) => field !== 'baseSource')

/** The values of a parcel, field by field: that of the first source that has one, or of the one chosen. Blank is missing. */
export function mergeSources(
  sources: SourceValues,
  choices: SourceChoices = {},
): Readonly<Record<string, MergedValue>> {
  const order = bySourcePriority(sources)
  const merged: Record<string, MergedValue> = {}
  for (const field of mergedFields) {
    const chosen = choices[field]
    const from =
      chosen !== undefined && sources[chosen]?.[field] !== undefined
        ? chosen
        : order.find((kind) => sources[kind]?.[field] !== undefined)
    const value = from === undefined ? undefined : sources[from]?.[field]
    if (from !== undefined && value !== undefined) merged[field] = { value, from }
  }
  const leading = order[0]
  if (leading !== undefined) {
    const source = leading === 'platform' ? sources.platform?.baseSource : sourceKindNames[leading]
    if (source !== undefined) merged.baseSource = { value: source, from: leading }
  }
  return withLandClass(merged)
}

/** Where no source says the land class, the use does: as registered before as it is now. Ours. */
function withLandClass(merged: Record<string, MergedValue>): Record<string, MergedValue> {
  if (merged.landClass !== undefined) return merged
  for (const use of [merged.regUse, merged.currentUse]) {
    const value = landClassOfUse(use?.value)
    if (use !== undefined && value !== null) return { ...merged, landClass: { value, from: use.from } }
  }
  return merged
}

export interface SourceConflict {
  readonly field: string
  /** By priority. */
  readonly values: readonly MergedValue[]
}

/** Fields of which the sources say different things; areas that differ within the tolerance are left out. */
export function sourceConflicts(sources: SourceValues): readonly SourceConflict[] {
  const order = bySourcePriority(sources)
  return mergedFields.flatMap((field): readonly SourceConflict[] => {
    const values = order.flatMap((from): readonly MergedValue[] => {
      const value = sources[from]?.[field]
      return value === undefined ? [] : [{ value, from }]
    })
    const first = values[0]
    if (first === undefined || values.every(({ value }) => isAlike(field, first.value, value))) return []
    return [{ field, values }]
  })
}

function isAlike(field: string, one: Scalar, other: Scalar): boolean {
  if (one === other) return true
  if (typeof one !== 'number' || typeof other !== 'number' || one === 0) return false
  if (!isArea(fieldOf(parcelForm, field))) return false
  const difference = subtract(exact(other), exact(one))
  return Math.abs(quotientHalfUp(multiply(difference, exact(100)), exact(one), 2)) <= areaConflictPercent
}
