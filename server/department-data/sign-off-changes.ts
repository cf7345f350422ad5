import type { Kysely } from 'kysely'
import type { IndicatorFigures, SignOffChange } from '#core/api/sign-offs.ts'
import { formIds } from '#core/forms/catalogue.ts'
import type { LayerFields } from '#core/record/layer.ts'
import type { Schema } from '../db/schema.ts'
import type { SignOffTable } from '../db/sign-off-tables.ts'
import { type ChangeLine, parcelFiguresSince, removalsSince, type SignedData, versionsSince } from '../db/sign-offs.ts'
import { usccOf } from '../rows/state.ts'
import { keyOf } from '../rows/table.ts'

/** More are not told. */
export const mostChanges = 200

/** What stands in the record of a sign-off. */
export interface SignedContent {
  readonly standard: string
  readonly parcelFigures: number
  readonly indicators: IndicatorFigures[]
}

export function contentOf({ figures }: SignOffTable): SignedContent {
  return JSON.parse(figures) as SignedContent
}

export function signedData(line: SignOffTable): SignedData {
  const signed = contentOf(line).indicators.flatMap(({ figures }) => figures)
  const { district, cycle, department, town_code: town, change_seq: seq, at } = line
  const fields = formIds.map((form) => ({
    form,
    fields: [...new Set(signed.flatMap((one) => (one.form === form ? [one.field] : [])))],
  }))
  return { district, cycle, department, town, fields, seq, at }
}

/** What changed in the data since that number, newest first. */
export async function changesSince(db: Kysely<Schema>, data: SignedData): Promise<readonly SignOffChange[]> {
  const versions = await versionsSince(db, data, mostChanges)
  const removals = await removalsSince(db, data, mostChanges)
  const figures = await parcelFiguresSince(db, data, mostChanges)
  const told = [
    ...versions.flatMap((line) => valuesOf(line, data)),
    ...removals.map(removalOf),
    ...figures.map(
      ({ parcel_code: parcelCode, by_name: by, at }): SignOffChange => ({
        form: null,
        parcelCode,
        uscc: null,
        field: null,
        value: null,
        what: 'parcel-figure',
        by,
        at,
      }),
    ),
  ]
  return told.sort((one, other) => (one.at < other.at ? 1 : one.at > other.at ? -1 : 0)).slice(0, mostChanges)
}

function valuesOf({ form, row_key, fields, by_name: by, at }: ChangeLine, data: SignedData): readonly SignOffChange[] {
  const key = keyOf(form, row_key)
  const signed = data.fields.find((each) => each.form === form)?.fields ?? []
  const changed = JSON.parse(fields ?? '{}') as LayerFields
  const place = { form: key.form, parcelCode: key.parcelCode, uscc: usccOf(key), by, at }
  return signed.flatMap((field): readonly SignOffChange[] =>
    field in changed ? [{ ...place, field, value: changed[field] ?? null, what: 'value' }] : [],
  )
}

function removalOf({ form, row_key, removed, by_name: by, at }: ChangeLine): SignOffChange {
  const key = keyOf(form, row_key)
  const what = removed === 1 ? 'removed' : 'restored'
  return { form: key.form, parcelCode: key.parcelCode, uscc: usccOf(key), field: null, value: null, what, by, at }
}
