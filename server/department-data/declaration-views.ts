import type { Declaration, DeclarationField, OverruledValue } from '#core/api/department-data-shapes.ts'
import { type FormId, formIds, isFormId } from '#core/forms/catalogue.ts'
import { effectiveValues } from '#core/record/effective.ts'
import { keyText } from '#core/record/key.ts'
import { departments } from '#core/vocabulary/department.ts'
import type { Grant } from '../actions/authorise.ts'
import { readTextCursor, writeCursor } from '../actions/cursor.ts'
import { declarationsOf } from '../db/department-declarations.ts'
import type { DepartmentDeclarationTable } from '../db/department-tables.ts'
import { textOrNull, usccOf } from '../rows/state.ts'
import type { Service } from '../service.ts'
import { type Declarable, declarableOf, declarablesOf, eachRow, eachStanding, standingOf } from './declarable.ts'
import { isOpenToDepartments } from './department-layer.ts'
import { departmentOf } from './stored-list.ts'

export function declarationBody(line: DepartmentDeclarationTable): Declaration {
  const { form } = line
  if (!isFormId(form)) throw new Error(`unreadable form ${form} of a declaration`)
  return {
    id: line.id,
    department: line.department,
    cycle: line.cycle,
    form,
    field: line.field,
    negative: JSON.parse(line.negative) as Declaration['negative'],
    confirmed: line.confirmed,
    overruled: line.overruled,
    locked: line.locked,
    declared: { by: line.by_name, at: line.at, reason: line.reason },
    revoked:
      line.revoked_at === null ? null : { by: line.revoked_by ?? '', at: line.revoked_at, reason: line.revoked_reason },
    takenBack: line.taken_back,
    kept: line.kept,
  }
}

type Counted = Declarable & { readonly department: string } & {
  rows: number
  positive: number
  negatives: number
  open: number
  overruled: number
}

/** How far the fields a department can declare are confirmed in a year, and what was declared. */
export async function readDeclarations(
  service: Service,
  grant: Grant,
  { cycle, department }: { readonly cycle: string; readonly department?: string | undefined },
): Promise<{ readonly fields: DeclarationField[]; readonly declarations: Declaration[] }> {
  const district = service.district.code
  const asked = departmentOf(grant) ?? department ?? null
  const codes = departments.map(({ code }) => code).filter((code) => asked === null || code === asked)
  const counted = codes.flatMap((code) =>
    declarablesOf(code).map(
      (one): Counted => ({ ...one, department: code, rows: 0, positive: 0, negatives: 0, open: 0, overruled: 0 }),
    ),
  )
  return service.database.read(async (db) => {
    for (const form of formIds) {
      const ofForm = counted.filter((one) => one.form === form)
      if (ofForm.length === 0) continue
      await eachRow(db, { district, cycle, form }, (rows) => {
        for (const row of rows) for (const one of ofForm) count(one, standingOf(row, one), isOpenToDepartments(row))
      })
    }
    const lines = await declarationsOf(db, district, cycle, asked)
    return {
      fields: counted.map(({ negative, ...one }) => ({ ...one, negative: asNegative(negative) })),
      declarations: lines.map(declarationBody),
    }
  })
}

/** Negatives are choices and 是/否: no figure is one. */
function asNegative(negative: Declarable['negative']): DeclarationField['negative'] {
  return typeof negative === 'number' ? String(negative) : negative
}

function count(one: Counted, standing: ReturnType<typeof standingOf>, isOpen: boolean): void {
  const { isStated, isPositive, isOverruled } = standing
  one.rows += 1
  if (isPositive) one.positive += 1
  else if (isStated) one.negatives += 1
  else one.open += 1
  if (isOverruled && isOpen) one.overruled += 1
}

export interface OverruledQuery {
  readonly cycle: string
  readonly form: FormId
  readonly field: string
  readonly cursor?: string | undefined
  readonly limit?: number | undefined
}

/** Reported values that a declaration would overrule, by key. Throws ProblemError department-field-not-declarable. */
export async function listOverruled(
  service: Service,
  grant: Grant,
  { cycle, form, field, cursor, limit = 100 }: OverruledQuery,
): Promise<{ readonly items: OverruledValue[]; readonly nextCursor: string | null; readonly total: number }> {
  const negative = declarableOf(grant.actor.org ?? '', form, field)
  const after = cursor === undefined ? '' : (readTextCursor(cursor, 1)[0] ?? '')
  const district = service.district.code
  const items: OverruledValue[] = []
  let [total, nextCursor, last] = [0, null as string | null, '']
  await service.database.read((db) =>
    eachStanding(db, { district, cycle }, { form, field, negative }, async (standing) => {
      for (const { row, isOverruled } of standing) {
        const value = effectiveValues(row.layered)[field]
        if (!isOverruled || value === undefined || !isOpenToDepartments(row)) continue
        total += 1
        const key = keyText(row.key)
        if (key <= after) continue
        if (items.length === limit) {
          nextCursor ??= writeCursor([last])
          continue
        }
        last = key
        const { parcelName, firmName } = row.effective
        const name = textOrNull(form === 'parcel-self-assessment' ? parcelName : firmName)
        const { parcelCode } = row.key
        items.push({
          parcelCode,
          uscc: usccOf(row.key),
          name,
          townCode: row.townCode,
          present: value.value,
          layer: value.layer,
        })
      }
    }),
  )
  return { items, nextCursor, total }
}
