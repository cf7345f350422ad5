import type { DepartmentList, ListLine } from '#core/api/department-data-shapes.ts'
import type { LineState } from '#core/department-data/import-state.ts'
import { lineStates } from '#core/department-data/import-state.ts'
import type { CellValue } from '#core/form/field.ts'
import { isFormId } from '#core/forms/catalogue.ts'
import type { Grant } from '../actions/authorise.ts'
import { readCursor, writeCursor } from '../actions/cursor.ts'
import { countLines, type LineFilter, linePage, listPage, sumsByState } from '../db/department-lists.ts'
import type { DepartmentLineTable } from '../db/department-tables.ts'
import type { Service } from '../service.ts'
import { targetOf } from './choose-lines.ts'
import type { Compared } from './match-lines.ts'
import { bodyOf, departmentOf, listBody, listOf } from './stored-list.ts'

interface Page {
  readonly cursor?: string | undefined
  readonly limit?: number | undefined
}

export interface ListsQuery extends Page {
  readonly cycle?: string | undefined
  readonly department?: string | undefined
}

/** Lists the reader may see, newest first. Throws ProblemError malformed-request for a cursor that is not ours. */
export async function listLists(
  service: Service,
  grant: Grant,
  { cycle, department, cursor, limit = 50 }: ListsQuery,
): Promise<{ readonly items: DepartmentList[]; readonly nextCursor: string | null }> {
  const own = departmentOf(grant)
  const before = cursor === undefined ? null : Number(readCursor(cursor, 1)[0])
  const district = service.district.code
  const filter = { district, department: own ?? department ?? null, cycle: cycle ?? null, before, limit: limit + 1 }
  return service.database.read(async (db) => {
    const lines = await listPage(db, filter)
    const page = lines.slice(0, limit)
    const sums = await sumsByState(
      db,
      district,
      page.map(({ id }) => id),
    )
    const last = page.at(-1)
    return {
      items: page.map((line) => bodyOf(line, sums)),
      nextCursor: lines.length > limit && last !== undefined ? writeCursor([last.seq]) : null,
    }
  })
}

/** Throws ProblemError not-found. */
export async function readList(service: Service, grant: Grant, id: string): Promise<DepartmentList> {
  return service.database.read(async (db) => listBody(db, await listOf(db, service.district.code, grant, id)))
}

export interface LinesQuery extends Page {
  readonly state?: LineState | undefined
  readonly only?: LineFilter['only'] | undefined
  readonly q?: string | undefined
}

export interface LinesAnswer {
  readonly items: ListLine[]
  readonly nextCursor: string | null
  readonly total: number
}

/** Lines of a list in the order of the file. Throws ProblemError: not-found, malformed-request. */
export async function listLines(
  service: Service,
  grant: Grant,
  id: string,
  { state, only, q, cursor, limit = 100 }: LinesQuery,
): Promise<LinesAnswer> {
  const district = service.district.code
  const after = cursor === undefined ? 0 : Number(readCursor(cursor, 1)[0])
  const text = q?.trim().toLowerCase() ?? ''
  const filter = { states: state === undefined ? [] : [state], only: only ?? null, text: text === '' ? null : text }
  return service.database.read(async (db) => {
    await listOf(db, district, grant, id)
    const lines = await linePage(db, district, id, filter, { after, limit: limit + 1 })
    const page = lines.slice(0, limit)
    const last = page.at(-1)
    return {
      items: page.map(lineBody),
      nextCursor: lines.length > limit && last !== undefined ? writeCursor([last.number]) : null,
      total: await countLines(db, district, id, filter),
    }
  })
}

export function lineBody(line: DepartmentLineTable): ListLine {
  const state = lineStates.find((one) => one === line.state)
  if (state === undefined || !isFormId(line.form)) throw new Error(`unreadable line ${line.number} of ${line.list}`)
  const stated = JSON.parse(line.stated) as Readonly<Record<string, CellValue>>
  const compared = JSON.parse(line.compared) as Readonly<Record<string, Compared>>
  return {
    number: line.number,
    form: line.form,
    place: { sheet: line.sheet, row: line.row_number },
    parcelCode: line.parcel_code,
    uscc: line.uscc,
    name: line.name,
    state,
    why: line.not_written ?? line.why,
    target: targetOf(line),
    candidates: JSON.parse(line.candidates) as ListLine['candidates'],
    values: Object.entries(stated).map(([field, value]) => {
      const { present = null, layer = null, difference = null } = compared[field] ?? {}
      return { field, stated: value, present, layer, difference }
    }),
    faults: JSON.parse(line.faults) as ListLine['faults'],
  }
}
