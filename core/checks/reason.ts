import type { AnyFinding, FindingCode } from '../error/finding.ts'
import type { FormId } from '../forms/catalogue.ts'

export const shortestReason = 5
export const longestReason = 200

/**
 * Why a warning may stand (说明), as stored: it answers one finding of one row for the values the finding spoke of. When
 * one of them changes the finding asks again; the old reason stays on record.
 */
export interface Reason {
  readonly code: FindingCode
  readonly form: FormId
  /** Stable key of the row (record/key.ts keyText), whatever the finding calls its row. */
  readonly key: string
  readonly field: string
  /** The finding's values when the reason was given: valuesOf. */
  readonly values: string
  readonly reason: string
  /** Account name. */
  readonly by: string
  /** ISO 8601 with offset. */
  readonly at: string
}

/** 5–200 characters without outer spaces. */
export function validReason(text: string): boolean {
  const { length } = [...text.trim()]
  return length >= shortestReason && length <= longestReason
}

/** Everything a finding says: the cell's value and the details, as text. Equal text, equal finding. */
export function valuesOf({ value, details }: AnyFinding): string {
  const sorted = Object.entries(details).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
  return JSON.stringify([value, sorted])
}

/** The reason to store for a warning. Callers check the text with validReason first. */
export function reasonFor(
  finding: AnyFinding,
  given: { readonly key: string; readonly reason: string; readonly by: string; readonly at: string },
): Reason {
  const { code, form, field } = finding
  const { key, reason, by, at } = given
  return { code, form, key, field, values: valuesOf(finding), reason: reason.trim(), by, at }
}

export interface ExplainedFinding {
  readonly finding: AnyFinding
  readonly reason: Reason
}

/**
 * Warnings with a reason that still fits, and all other findings, each in the order given. Only warnings can be
 * explained; of several reasons the last one counts.
 * @param keyOf the stable key of a finding's row; by default the finding names its row by it
 */
export function splitExplained(
  findings: readonly AnyFinding[],
  reasons: readonly Reason[],
  keyOf: (finding: AnyFinding) => string = ({ row }) => row,
): { readonly open: readonly AnyFinding[]; readonly explained: readonly ExplainedFinding[] } {
  const byPlace = new Map<string, Reason>()
  for (const reason of reasons) byPlace.set(placeOf(reason, reason.key, reason.values), reason)
  const open: AnyFinding[] = []
  const explained: ExplainedFinding[] = []
  for (const finding of findings) {
    const reason = reasonOf(finding, byPlace, keyOf)
    if (reason === undefined) open.push(finding)
    else explained.push({ finding, reason })
  }
  return { open, explained }
}

function reasonOf(
  finding: AnyFinding,
  byPlace: ReadonlyMap<string, Reason>,
  keyOf: (finding: AnyFinding) => string,
): Reason | undefined {
  if (finding.level !== 'warning' || byPlace.size === 0) return undefined
  return byPlace.get(placeOf(finding, keyOf(finding), valuesOf(finding)))
}

function placeOf(
  { code, form, field }: { readonly code: string; readonly form: string; readonly field: string },
  key: string,
  values: string,
): string {
  return JSON.stringify([code, form, key, field, values])
}
