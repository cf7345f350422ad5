import type { Kysely } from 'kysely'
import type { ChoicesBody, DepartmentList } from '#core/api/department-data-shapes.ts'
import type { Candidate } from '#core/department-data/known-rows.ts'
import { settleLines, type Target } from '#core/department-data/settle-lines.ts'
import { ProblemError, problem } from '#core/error/problem.ts'
import type { CellValue } from '#core/form/field.ts'
import { isFormId } from '#core/forms/catalogue.ts'
import type { Grant } from '../actions/authorise.ts'
import { instantText } from '../clock.ts'
import { allLines, linePage, updateLine } from '../db/department-lists.ts'
import type { DepartmentLineTable, DepartmentListTable } from '../db/department-tables.ts'
import type { Schema } from '../db/schema.ts'
import type { Service } from '../service.ts'
import { placeText, saysText } from './line-text.ts'
import { compareLines, comparisonColumns } from './match-lines.ts'
import { listBody, listInState } from './stored-list.ts'

const everyLine = { after: 0, limit: 1_000_000 }

/**
 * Says which row a line without one means, or takes that back. Only candidates that were offered can be chosen; lines
 * that then mean one row are settled anew. Throws ProblemError: not-found, department-list-closed, malformed-request.
 */
export async function chooseLines(
  service: Service,
  grant: Grant,
  id: string,
  { items }: ChoicesBody,
): Promise<DepartmentList> {
  const district = service.district.code
  return service.database.write(async (db) => {
    const list = await listInState(db, district, grant, id, 'read')
    const lines = new Map((await linePage(db, district, id, allLines, everyLine)).map((line) => [line.number, line]))
    for (const { line: number, choice } of items) {
      const line = lines.get(number)
      if (line === undefined) throw notOffered(number)
      lines.set(number, await chosen(db, list, line, choice))
    }
    await settleAnew(db, [...lines.values()])
    const { username, role } = grant.actor
    const at = instantText(service.clock.now())
    const details = { lines: items.map(({ line, choice }) => [line, choice?.parcelCode ?? null, choice?.uscc ?? null]) }
    const entry = { district, at, username, role, object: id, details } as const
    await service.audit.append(db, { ...entry, action: 'department-list-chosen' })
    return listBody(db, list)
  })
}

function notOffered(line: number): ProblemError {
  const issues = [{ path: `items.${line}`, message: 'not one of the candidates of the line' }]
  return new ProblemError(problem('malformed-request', { issues }))
}

async function chosen(
  db: Kysely<Schema>,
  { department, cycle }: DepartmentListTable,
  line: DepartmentLineTable,
  choice: Target | null,
): Promise<DepartmentLineTable> {
  const { district, list, number, form } = line
  const offered = JSON.parse(line.candidates) as readonly Candidate[]
  const isOffered = offered.some(({ parcelCode, uscc }) => parcelCode === choice?.parcelCode && uscc === choice.uscc)
  if ((choice !== null && !isOffered) || offered.length === 0 || !isFormId(form)) throw notOffered(number)
  const stated = JSON.parse(line.stated) as Readonly<Record<string, CellValue>>
  const [compared] = await compareLines(db, { district, department, cycle }, [{ form, target: choice, stated }])
  if (compared === undefined) throw notOffered(number)
  const changes = {
    target_parcel: choice?.parcelCode ?? null,
    target_uscc: choice?.uscc ?? null,
    chosen: choice === null ? 0 : 1,
    ...comparisonColumns(compared),
  }
  await updateLine(db, district, list, number, changes)
  return { ...line, ...changes }
}

async function settleAnew(db: Kysely<Schema>, lines: readonly DepartmentLineTable[]): Promise<void> {
  const settled = settleLines(
    lines.map((line) => ({
      number: line.number,
      place: placeText(line.sheet, line.row_number),
      form: line.form,
      refusal: line.refusal,
      target: targetOf(line),
      isChosen: line.chosen === 1,
      says: saysText(JSON.parse(line.stated) as Readonly<Record<string, CellValue>>),
    })),
  )
  for (const line of lines) {
    const state = settled.get(line.number)
    if (state === undefined || (state.state === line.state && state.why === line.why)) continue
    await updateLine(db, line.district, line.list, line.number, state)
  }
}

export function targetOf({ target_parcel: parcelCode, target_uscc: uscc }: DepartmentLineTable): Target | null {
  return parcelCode === null ? null : { parcelCode, uscc }
}
