import type { Kysely } from 'kysely'
import type { DepartmentList, ListCounts } from '#core/api/department-data-shapes.ts'
import {
  appliedLineStates,
  type ListState,
  lineStates,
  listStateNames,
  listStates,
} from '#core/department-data/import-state.ts'
import { ProblemError, problem } from '#core/error/problem.ts'
import type { Grant } from '../actions/authorise.ts'
import { findList, type StateSums, sumsByState } from '../db/department-lists.ts'
import type { DepartmentListTable } from '../db/department-tables.ts'
import type { Schema } from '../db/schema.ts'

/** The department whose lists somebody may see; null for all. A department without one sees none. */
export function departmentOf({ actor }: Grant): string | null {
  return actor.role === 'department' ? (actor.org ?? '') : null
}

/** Throws ProblemError not-found for one that is not there, or another department's: both are answered alike. */
export async function listOf(
  db: Kysely<Schema>,
  district: string,
  grant: Grant,
  id: string,
): Promise<DepartmentListTable> {
  const line = await findList(db, district, id)
  const own = departmentOf(grant)
  if (line === null || (own !== null && line.department !== own)) {
    throw new ProblemError(problem('not-found', { what: '这份名单' }))
  }
  return line
}

/** The same, in that state. Throws ProblemError not-found, department-list-closed. */
export async function listInState(
  db: Kysely<Schema>,
  district: string,
  grant: Grant,
  id: string,
  state: ListState,
): Promise<DepartmentListTable> {
  const line = await listOf(db, district, grant, id)
  if (line.state !== state) {
    throw new ProblemError(problem('department-list-closed', { state: listStateNames[stateOf(line)] }))
  }
  return line
}

export function stateOf({ state }: DepartmentListTable): ListState {
  const known = listStates.find((one) => one === state)
  if (known === undefined) throw new Error(`unreadable state ${state} of a list`)
  return known
}

export function isWritten(state: string): boolean {
  return appliedLineStates.some((one) => one === state)
}

export async function listBody(db: Kysely<Schema>, line: DepartmentListTable): Promise<DepartmentList> {
  return bodyOf(line, await sumsByState(db, line.district, [line.id]))
}

/** @param all sums of the lists of a page */
export function bodyOf(line: DepartmentListTable, all: readonly StateSums[]): DepartmentList {
  const sums = all.filter(({ list }) => list === line.id)
  const left = sums.filter(({ state }) => !isWritten(state)).reduce((total, { lines }) => total + lines, 0)
  const { format, encoding } = line
  return {
    id: line.id,
    department: line.department,
    cycle: line.cycle,
    state: stateOf(line),
    file: {
      name: line.file_name,
      sha256: line.file_sha256,
      size: line.file_size,
      format: format === 'csv' ? 'csv' : 'xlsx',
      encoding: encoding === 'gbk' || encoding === 'utf-8' ? encoding : null,
    },
    notes: JSON.parse(line.notes) as string[],
    counts: countsOf(sums),
    left,
    result: line.result === null ? null : (JSON.parse(line.result) as NonNullable<DepartmentList['result']>),
    uploaded: { by: line.by_name, at: line.at, reason: null },
    applied:
      line.applied_at === null ? null : { by: line.applied_by ?? '', at: line.applied_at, reason: line.applied_reason },
    reversed:
      line.reversed_at === null
        ? null
        : { by: line.reversed_by ?? '', at: line.reversed_at, reason: line.reversed_reason },
  }
}

function countsOf(sums: readonly StateSums[]): ListCounts {
  const lines = lineStates.flatMap((state) => {
    const found = sums.find((one) => one.state === state)
    return found === undefined ? [] : [[state, found.lines] as const]
  })
  const total = { new: 0, same: 0, within: 0, beyond: 0 }
  let [faults, wholes] = [0, 0]
  for (const { state, created, same, within, beyond, faults: found, wholes: ofParcels } of sums) {
    faults += found
    if (!isWritten(state)) continue
    wholes += ofParcels
    total.new += created
    total.same += same
    total.within += within
    total.beyond += beyond
  }
  return { lines: Object.fromEntries(lines), differences: total, faults, wholes }
}
