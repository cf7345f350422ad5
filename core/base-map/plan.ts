import type { CellValue, Scalar } from '../form/field.ts'
import type { LayerFields } from '../record/layer.ts'
import { sameCell } from '../record/merge.ts'
import { baseFields, prefilledFields } from './fields.ts'
import {
  type MergedValue,
  mergeSources,
  type SourceChoices,
  type SourceConflict,
  type SourceValues,
  sourceConflicts,
} from './merge.ts'
import type { RecordValues } from './read-record.ts'
import { type BaseSourceKind, baseSourceKinds } from './source-kind.ts'

/** A source a person chose for a field, and what the sources said then: it holds while they say the same. */
export interface StoredChoice {
  readonly kind: BaseSourceKind
  readonly said: Readonly<Partial<Record<BaseSourceKind, Scalar>>>
}

/** A parcel of the base as it stands. */
export interface BaseState {
  readonly sources: SourceValues
  readonly choices: Readonly<Record<string, StoredChoice>>
  /** What the base last wrote to rows. */
  readonly stated: LayerFields
}

/** Its row of the year; null where it has none. */
export interface RowLayers {
  readonly department: LayerFields
  readonly reported: LayerFields
  /** Of any layer. */
  readonly effective: Readonly<Record<string, CellValue>>
}

/** A value that a person gave in the layer of the base, other than the base last said. */
export interface HandConflict {
  readonly field: string
  readonly base: Scalar | null
  readonly byHand: CellValue | null
}

/** What was decided, or proposed where nothing was; null for the usual. */
export interface PlanDecisions {
  readonly source: (field: string, values: readonly MergedValue[]) => BaseSourceKind | null
  /** Whether the base takes the place of the value given by hand. */
  readonly overHand: (conflict: HandConflict) => boolean
}

export interface FieldChange {
  readonly field: string
  readonly before: CellValue | null
  readonly after: Scalar | null
  readonly from: BaseSourceKind | null
}

/** What a record does to a parcel. */
export interface ParcelPlan {
  readonly state: BaseState
  readonly merged: Readonly<Record<string, MergedValue>>
  /** To be written to the row. */
  readonly department: LayerFields
  readonly reported: LayerFields
  readonly changes: readonly FieldChange[]
  /** The sources disagree, the record's own among them. */
  readonly sourceConflicts: readonly SourceConflict[]
  readonly handConflicts: readonly HandConflict[]
}

export const emptyBase: BaseState = { sources: {}, choices: {}, stated: {} }

/**
 * Puts a record of a source into the parcel, merges its sources by priority, and says what becomes of its row: only what
 * the base says otherwise than before is written, and what a person has corrected since is asked about.
 */
export function planParcel(
  kind: BaseSourceKind,
  record: RecordValues,
  before: BaseState,
  row: RowLayers | null,
  decisions: PlanDecisions,
): ParcelPlan {
  const sources: SourceValues = { ...before.sources, [kind]: record }
  const conflicts = sourceConflicts(sources)
  const choices = choicesOf(conflicts, before.choices, decisions)
  const merged = mergeSources(sources, kindsOf(choices))
  const written = layersOf(merged, before.stated, row, decisions)
  const stated = Object.fromEntries(
    baseFields.flatMap((field) => {
      const value = merged[field]?.value ?? null
      return value === null && !(field in before.stated) ? [] : [[field, value]]
    }),
  )
  return {
    state: { sources, choices, stated },
    merged,
    ...written,
    sourceConflicts: conflicts.filter(({ values }) => values.some(({ from }) => from === kind)),
  }
}

function kindsOf(choices: Readonly<Record<string, StoredChoice>>): SourceChoices {
  return Object.fromEntries(Object.entries(choices).map(([field, { kind }]) => [field, kind]))
}

/** Of the choices those made now, and earlier ones while the sources say what they said then. */
function choicesOf(
  conflicts: readonly SourceConflict[],
  before: Readonly<Record<string, StoredChoice>>,
  { source }: PlanDecisions,
): Readonly<Record<string, StoredChoice>> {
  const kept: Record<string, StoredChoice> = {}
  for (const { field, values } of conflicts) {
    const said = Object.fromEntries(values.map(({ from, value }) => [from, value]))
    const decided = source(field, values)
    const earlier = before[field]
    if (decided !== null) {
      // The first by priority needs no choice of its own.
      if (decided !== values[0]?.from) kept[field] = { kind: decided, said }
    } else if (earlier !== undefined && saidTheSame(earlier.said, said)) kept[field] = earlier
  }
  return kept
}

function saidTheSame(one: StoredChoice['said'], other: StoredChoice['said']): boolean {
  return baseSourceKinds.every((kind) => one[kind] === other[kind])
}

function layersOf(
  merged: Readonly<Record<string, MergedValue>>,
  stated: LayerFields,
  row: RowLayers | null,
  decisions: PlanDecisions,
): Pick<ParcelPlan, 'department' | 'reported' | 'changes' | 'handConflicts'> {
  const department: Record<string, CellValue | null> = {}
  const reported: Record<string, CellValue | null> = {}
  const changes: FieldChange[] = []
  const handConflicts: HandConflict[] = []
  for (const field of baseFields) {
    const said = merged[field]
    const after = said?.value ?? null
    const now = row?.department[field] ?? null
    if (sameCell(after, now)) continue
    const isGiven = row !== null && field in row.department
    if (isGiven) {
      const last = stated[field] ?? null
      // A person has given another value since, and the base says what it said before.
      if (sameCell(after, last)) continue
      if (!sameCell(now, last)) {
        const conflict = { field, base: after, byHand: now }
        handConflicts.push(conflict)
        if (!decisions.overHand(conflict)) continue
      }
    }
    department[field] = after
    changes.push({ field, before: now, after, from: said?.from ?? null })
  }
  for (const field of prefilledFields) {
    const said = merged[field]
    if (said === undefined || row?.effective[field] !== undefined) continue
    reported[field] = said.value
    changes.push({ field, before: null, after: said.value, from: said.from })
  }
  return { department, reported, changes, handConflicts }
}
