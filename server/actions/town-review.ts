import { formById } from '#core/forms/catalogue.ts'
import { keyText } from '#core/record/key.ts'
import type { LayerFields } from '#core/record/layer.ts'
import { sameCell } from '#core/record/merge.ts'
import type { RowStatus } from '#core/record/status.ts'
import type { RowVersionTable } from '../db/schema.ts'
import { type RowState, type Stamp, withChange } from '../rows/state.ts'
import type { Actor } from './actor.ts'

/**
 * What an approval of the 街镇 says in the form: who reviewed, when, and the opinion if one was given with it. Null for
 * any other step.
 * @param today YYYY-MM-DD
 */
export function townReview(to: RowStatus, { name }: Actor, today: string, opinion: string | null): LayerFields | null {
  if (to !== 'town-approved') return null
  return { townReviewer: name, townReviewDate: today, ...(opinion === null ? {} : { townOpinion: opinion }) }
}

const layer = 'onsite'

/** What a review wrote into the form, and what stood there before; null where nothing did. */
export interface ReviewChange {
  readonly before: LayerFields
  readonly written: LayerFields
}

export function reviewChange({ layered }: RowState, written: LayerFields): ReviewChange {
  const standing = layered[layer] ?? {}
  return { written, before: Object.fromEntries(Object.keys(written).map((field) => [field, standing[field] ?? null])) }
}

/** What takes a review out again: the fields that still say what it wrote. Null where none does. */
export function takenBack({ layered }: RowState, { before, written }: ReviewChange): LayerFields | null {
  const standing = layered[layer] ?? {}
  const fields = Object.entries(before).filter(([field]) => sameCell(standing[field], written[field]))
  return fields.length === 0 ? null : Object.fromEntries(fields)
}

/** The parcel's row with what the review says. */
export function withReview(parcel: RowState, fields: LayerFields, stamp: Stamp): RowState {
  const formVersion = formById(parcel.key.form).version
  return withChange(parcel, { ...stamp, layer, fields, formVersion })
}

/** The same as its record keeps it; the change is known by the parcel, as the approval is in the audit log. */
export function reviewVersion(
  district: string,
  parcel: RowState,
  fields: LayerFields,
  actor: Actor,
  { revision, seq, at }: Stamp,
): RowVersionTable {
  const { key } = parcel
  const rowKey = keyText(key)
  const place = { district, form: key.form, cycle: key.cycle, row_key: rowKey, revision, layer, seq }
  const by = { source: actor.client, username: actor.username, by_name: actor.name }
  return {
    ...place,
    ...by,
    fields: JSON.stringify(fields),
    batch: rowKey,
    at,
    form_version: formById(key.form).version,
  }
}
