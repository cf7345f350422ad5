import type { Cells } from '#core/form/form.ts'
import { formById, isFormId } from '#core/forms/catalogue.ts'
import { keyText, parseKey, type RowKey } from '#core/record/key.ts'
import type { Layer, LayeredFields } from '#core/record/layer.ts'
import { layers } from '#core/record/layer.ts'
import { type RowStatus, rowStatuses } from '#core/record/status.ts'
import type { FormRow } from '#core/subject/subjects-of.ts'
import type { RowTable } from '../db/schema.ts'
import { effectiveText, layeredText, type TextOf } from './row-text.ts'
import { numberOrNull, type RowState, usccOf } from './state.ts'

/** What the database holds was written by us: anything else there is a defect, not a problem of the caller. */
function known<Value>(value: Value | null | undefined, what: string): Value {
  if (value === null || value === undefined) throw new Error(`unreadable ${what} in the database`)
  return value
}

export function statusOf(text: string): RowStatus {
  return known(
    rowStatuses.find((status) => status === text),
    `status ${text}`,
  )
}

export function layerNamed(text: string): Layer {
  return known(
    layers.find((layer) => layer === text),
    `layer ${text}`,
  )
}

export function keyOf(form: string, rowKey: string): RowKey {
  return known(isFormId(form) ? parseKey(form, rowKey) : null, `key ${form} ${rowKey}`)
}

export function fromTable(row: RowTable): RowState {
  return {
    key: keyOf(row.form, row.row_key),
    revision: row.revision,
    status: statusOf(row.status),
    townCode: row.town_code,
    layered: JSON.parse(row.layered) as LayeredFields,
    effective: JSON.parse(row.effective) as RowState['effective'],
    formVersion: row.form_version,
    seq: row.seq,
    updatedAt: row.updated_at,
    updatedBy: row.updated_by,
    removed: row.removed === 1,
  }
}

/** @param textOf the JSON of a layer's fields, where it was made already */
export function toTable(district: string, row: RowState, textOf: TextOf = JSON.stringify): RowTable {
  const { key } = row
  return {
    district,
    form: formById(key.form).id,
    cycle: key.cycle,
    row_key: keyText(key),
    parcel_code: key.parcelCode,
    uscc: usccOf(key),
    town_code: row.townCode,
    revision: row.revision,
    status: row.status,
    layered: layeredText(row, textOf),
    effective: effectiveText(row, textOf),
    share: key.form === 'enterprise-information' ? numberOrNull(row.effective.parcelShare) : null,
    form_version: row.formVersion,
    seq: row.seq,
    updated_at: row.updatedAt,
    updated_by: row.updatedBy,
    removed: row.removed ? 1 : 0,
  }
}

/** The row as checks and evaluations read it, named by its key. */
export function formRow({ key }: RowState, cells: Cells): FormRow {
  return { id: keyText(key), form: key.form, cycle: key.cycle, cells }
}
