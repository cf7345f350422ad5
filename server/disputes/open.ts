import { randomUUID } from 'node:crypto'
import type { DisputeDetail, DisputeOpenBody } from '#core/api/disputes.ts'
import { valueFault } from '#core/dispute/disputable.ts'
import { ProblemError, problem } from '#core/error/problem.ts'
import type { CellValue } from '#core/form/field.ts'
import type { FormId } from '#core/forms/catalogue.ts'
import { keyText } from '#core/record/key.ts'
import { sameCell } from '#core/record/merge.ts'
import type { CalendarDate } from '#core/vocabulary/calendar-date.ts'
import type { Grant } from '../actions/authorise.ts'
import { instantText } from '../clock.ts'
import { takeNumbers } from '../db/counter.ts'
import type { DisputeTable } from '../db/dispute-tables.ts'
import { insertDispute, openDisputeOf } from '../db/disputes.ts'
import { isOpenToDepartments } from '../department-data/department-layer.ts'
import { type RowState, textOrNull, usccOf } from '../rows/state.ts'
import type { Service } from '../service.ts'
import { lookedOn } from './find.ts'
import { departmentValues, rowsOfFirm } from './own-values.ts'
import { listPlace, recordEvent } from './record.ts'
import { detailOf } from './views.ts'

/**
 * Begins a dispute as a draft, to which evidence is brought before it is raised. Throws ProblemError: not-found (no row
 * of the firm, or no value of a department), dispute-value-changed, dispute-open-already, dispute-value-refused, row-locked.
 */
export async function openDispute(service: Service, grant: Grant, body: DisputeOpenBody): Promise<DisputeDetail> {
  const district = service.district.code
  const { cycle, form, key, field, value, claimed, reason } = body
  const { username, role } = grant.actor
  return service.database.write(async (db) => {
    const number = await takeNumbers(db, district, 'dispute')
    const row = (await rowsOfFirm(db, district, grant, cycle)).find(
      (each) => each.key.form === form && keyText(each.key) === key,
    )
    const present = row === undefined ? undefined : departmentValues(row, grant).find((each) => each.field === field)
    if (row === undefined || present === undefined) {
      throw new ProblemError(problem('not-found', { what: '这个部门核定值' }))
    }
    if (!isOpenToDepartments(row)) throw new ProblemError(problem('row-locked', { status: row.status }))
    if (!sameCell(present.value, value)) throw new ProblemError(problem('dispute-value-changed', {}))
    const place = { district, cycle, form, row_key: key, field }
    if ((await openDisputeOf(db, place)) !== null) throw new ProblemError(problem('dispute-open-already', {}))
    const on = await lookedOn(db, service)
    refuseClaim(form, field, claimed, value, on.today)
    const at = instantText(service.clock.now())
    const line = lineOf(row, { ...place, number, at, by: grant.actor.name, uscc: grant.actor.org ?? '' }, body)
    await insertDispute(db, line)
    const opened = await recordEvent(db, line, grant.actor, { act: 'open', at, note: reason, value: claimed })
    const details = { form, key, field }
    await service.audit.append(db, { district, at, username, role, action: 'dispute-opened', object: line.id, details })
    return detailOf(db, opened, grant.actor, on)
  })
}

/** Throws ProblemError dispute-value-refused. */
export function refuseClaim(
  form: FormId,
  field: string,
  claimed: CellValue,
  disputed: CellValue,
  today: CalendarDate,
): void {
  const fault = sameCell(claimed, disputed) ? '填写的值与部门核定值相同。' : valueFault(form, field, claimed, today)
  if (fault !== null) throw new ProblemError(problem('dispute-value-refused', { reason: fault }))
}

interface Opening {
  readonly district: string
  readonly cycle: string
  readonly form: FormId
  readonly row_key: string
  readonly field: string
  readonly number: number
  readonly at: string
  readonly by: string
  readonly uscc: string
}

function lineOf(
  { key, townCode, effective }: RowState,
  { number, at, by, ...place }: Opening,
  { value, claimed, reason }: DisputeOpenBody,
): DisputeTable {
  const name = textOrNull(key.form === 'parcel-self-assessment' ? effective.parcelName : effective.firmName)
  return {
    ...place,
    id: randomUUID(),
    number,
    parcel_code: key.parcelCode,
    town_code: townCode,
    owner_uscc: textOrNull(effective.ownerUscc),
    row_name: name,
    state: 'draft',
    place: listPlace('draft', null),
    disputed_value: JSON.stringify(value),
    claimed_value: JSON.stringify(claimed),
    reason,
    raised_on: null,
    due_day: null,
    due_provisional: 0,
    revision: 0,
    file_count: 0,
    opened_at: at,
    changed_at: at,
    changed_by: by,
    search: [key.parcelCode, usccOf(key), name].filter(Boolean).join(' ').toLowerCase(),
  }
}
