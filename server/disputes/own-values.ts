import type { Kysely } from 'kysely'
import { seesDepartmentLayer } from '#core/access/mask.ts'
import type { OwnValue } from '#core/api/disputes.ts'
import { answeringDepartments, isDisputable } from '#core/dispute/disputable.ts'
import type { CellValue } from '#core/form/field.ts'
import { fieldEntries } from '#core/form/form.ts'
import { formById } from '#core/forms/catalogue.ts'
import { keyText } from '#core/record/key.ts'
import { sameCell } from '#core/record/merge.ts'
import type { Grant } from '../actions/authorise.ts'
import { withinScope } from '../actions/scope.ts'
import type { ValueConfirmationTable } from '../db/dispute-tables.ts'
import { openDisputesOfParcels } from '../db/disputes.ts'
import { ownRows } from '../db/own-rows.ts'
import type { Schema } from '../db/schema.ts'
import { confirmationsOf } from '../db/value-confirmations.ts'
import { isOpenToDepartments } from '../department-data/department-layer.ts'
import { lastChange, type Version } from '../rows/history.ts'
import { type RowState, textOrNull, usccOf } from '../rows/state.ts'
import { fromTable } from '../rows/table.ts'
import { versionsOf } from '../rows/versions-of.ts'
import type { Service } from '../service.ts'
import { stateOf } from './views.ts'

/** A department's value of a row of the firm. */
export interface DepartmentValue {
  readonly row: RowState
  readonly field: string
  readonly value: CellValue
}

/** The rows that are about the firm itself, on parcels of its scope. */
export async function rowsOfFirm(
  db: Kysely<Schema>,
  district: string,
  { actor, scope }: Grant,
  cycle: string,
): Promise<readonly RowState[]> {
  const rows = await ownRows(db, { district, cycle, uscc: actor.org ?? '' }, withinScope(scope))
  return rows.map(fromTable)
}

/** Values departments gave of the row that the firm may see and dispute, in the order of the form. */
export function departmentValues(row: RowState, { actor }: Grant): readonly DepartmentValue[] {
  const { form } = row.key
  return fieldEntries(formById(form)).flatMap(([key, field]) => {
    const value = row.layered.department?.[key] ?? null
    const isSeen = value !== null && isDisputable(form, key) && seesDepartmentLayer(actor, field, usccOf(row.key))
    return isSeen ? [{ row, field: key, value }] : []
  })
}

/** What departments say of the firm's own rows, with what it has said to it. */
export async function listOwnValues(
  service: Service,
  grant: Grant,
  { cycle }: { readonly cycle: string },
): Promise<{ readonly items: OwnValue[] }> {
  const district = service.district.code
  return service.database.read(async (db) => {
    const rows = await rowsOfFirm(db, district, grant, cycle)
    const values = rows.flatMap((row) => departmentValues(row, grant))
    const keys = rows.map(({ key }) => key)
    const versions = await versionsOf(db, district, keys)
    const confirmed = lastByPlace(await confirmationsOf(db, district, cycle, grant.actor.org ?? ''))
    const codes = [...new Set(keys.map(({ parcelCode }) => parcelCode))]
    const open = new Map(
      (await openDisputesOfParcels(db, district, cycle, codes)).map((line) => [
        placeOf(line.form, line.row_key, line.field),
        { id: line.id, state: stateOf(line) },
      ]),
    )
    return {
      items: values.map((one) => {
        const place = placeOf(one.row.key.form, keyText(one.row.key), one.field)
        const ofRow = versions.get(keyText(one.row.key)) ?? []
        return bodyOf(one, ofRow, confirmed.get(place) ?? null, open.get(place) ?? null)
      }),
    }
  })
}

export function placeOf(form: string, key: string, field: string): string {
  return `${form} ${key} ${field}`
}

function lastByPlace(lines: readonly ValueConfirmationTable[]): ReadonlyMap<string, ValueConfirmationTable> {
  return new Map(lines.map((line) => [placeOf(line.form, line.row_key, line.field), line]))
}

function bodyOf(
  { row, field, value }: DepartmentValue,
  versions: readonly Version[],
  confirmation: ValueConfirmationTable | null,
  dispute: OwnValue['dispute'],
): OwnValue {
  const { key, layered, effective } = row
  const change = lastChange(versions, 'department', field)
  const isConfirmed = confirmation !== null && sameCell(JSON.parse(confirmation.confirmed_value) as CellValue, value)
  return {
    form: key.form,
    key: keyText(key),
    parcelCode: key.parcelCode,
    uscc: usccOf(key),
    name: textOrNull(key.form === 'parcel-self-assessment' ? effective.parcelName : effective.firmName),
    field,
    departments: [...answeringDepartments(key.form, field)],
    value,
    below: layered.onsite?.[field] ?? layered.reported?.[field] ?? null,
    by: change?.by ?? '',
    at: change?.at ?? '',
    confirmed: isConfirmed ? { by: confirmation.by_name, at: confirmation.at } : null,
    dispute,
    isLocked: !isOpenToDepartments(row),
  }
}
