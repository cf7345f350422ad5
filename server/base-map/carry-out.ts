import type { Kysely } from 'kysely'
import { type ActKind, actKindNames } from '#core/base-map/act-kind.ts'
import { ProblemError, problem } from '#core/error/problem.ts'
import { insertAct } from '../db/base-acts.ts'
import { geometriesOf } from '../db/base-geometries.ts'
import type { BaseActTable, BaseParcelTable } from '../db/base-map-tables.ts'
import { baseParcelsOf, saveBaseParcels } from '../db/base-parcels.ts'
import { followSuccession } from '../db/class-list-succession.ts'
import { takeNumbers } from '../db/counter.ts'
import type { Schema } from '../db/schema.ts'
import { contentHash } from '../hash.ts'
import type { ParcelRows } from '../rows/judge.ts'
import { loadParcels } from '../rows/load.ts'
import type { Service } from '../service.ts'
import { makeSuccessors } from './make-successors.ts'
import { moveRows } from './move-rows.ts'
import { parcelLine } from './parcel-line.ts'
import type { BaseStamp } from './write-rows.ts'

export interface Successor {
  readonly parcelCode: string
  readonly isProposed: boolean
  readonly parcelName: string | null
  readonly landArea: number | null
}

/** An act on parcels, its codes made already. */
export interface PlannedAct {
  readonly kind: ActKind
  readonly predecessors: readonly string[]
  readonly successors: readonly Successor[]
  readonly reason: string
  readonly request: string
}

/** What an act finds of its parcels. */
export interface ActGround {
  readonly parcels: ReadonlyMap<string, BaseParcelTable>
  readonly rows: ReadonlyMap<string, ParcelRows>
}

/**
 * Carries out an act in the transaction of whoever decided it: the predecessors leave the base and the year's rows, their
 * history stays; the successors begin with what they take over; both know each other for ever. Throws ProblemError:
 * not-found, row-locked, base-act-refused.
 */
export async function carryOut(
  db: Kysely<Schema>,
  service: Service,
  stamp: BaseStamp,
  act: PlannedAct,
): Promise<BaseActTable> {
  const { district, cycle, at, grant } = stamp
  const { username, name, role } = grant.actor
  const ground = await groundOf(db, stamp, act.predecessors)
  const before = act.predecessors.map((code) => parcelOf(ground, stamp, code))
  const number = await takeNumbers(db, district, 'base-map')
  const line: BaseActTable = {
    district,
    number,
    kind: act.kind,
    cycle,
    predecessors: JSON.stringify(act.predecessors),
    successors: JSON.stringify(act.successors.map(({ parcelCode }) => parcelCode)),
    reason: act.reason,
    username,
    by_name: name,
    at,
    request: act.request,
    content_hash: contentHash(act),
  }
  requirePossible(act.kind, before, ground)
  const state = act.kind === 'unretire' ? 'active' : 'retired'
  await saveBaseParcels(
    db,
    before.map((parcel) => ({ ...parcel, state, changed_at: at })),
  )
  const geometries = await geometriesOf(db, district, act.predecessors)
  const told = `${actKindNames[act.kind]}：${act.reason}`.slice(0, 200)
  await moveRows(db, stamp, ground, act.predecessors, {
    to: act.kind === 'unretire' ? 'present' : 'removed',
    reason: told,
  })
  await makeSuccessors(db, stamp, act, { ground, before, geometries, number })
  await insertAct(db, line, [
    ...act.predecessors.map((code) => ({ district, parcel_code: code, act: number, role: 'predecessor' })),
    ...act.successors.map(({ parcelCode }) => {
      return { district, parcel_code: parcelCode, act: number, role: 'successor' }
    }),
  ])
  const { predecessors, successors } = act
  await followSuccession(db, district, { predecessors, successors, day: stamp.today })
  const details = { kind: act.kind, cycle, predecessors: predecessors.slice(0, 20), successors: line.successors }
  await service.audit.append(db, {
    district,
    at,
    username,
    role,
    action: 'base-acted',
    object: String(number),
    details,
  })
  return line
}

async function groundOf(
  db: Kysely<Schema>,
  { district, cycle }: BaseStamp,
  codes: readonly string[],
): Promise<ActGround> {
  const rows = await loadParcels(db, district, cycle, codes)
  return {
    parcels: await baseParcelsOf(db, district, codes),
    rows: new Map(rows.map((parcel) => [parcel.parcelCode, parcel])),
  }
}

/** The parcel as the base has it; of one that only the rows of the year know, a line of the base to be made. */
function parcelOf({ parcels, rows }: ActGround, { district, at }: BaseStamp, code: string): BaseParcelTable {
  const known = parcels.get(code)
  if (known !== undefined) return known
  const row = rows.get(code)?.parcel
  if (row === undefined || row.removed) throw new ProblemError(problem('not-found', { what: `地块 ${code}` }))
  const line = parcelLine({
    district,
    parcelCode: code,
    state: 'active',
    isProposed: false,
    sources: {},
    choices: {},
    merged: {},
    stated: {},
    area: null,
    at,
  })
  const name = typeof row.effective.parcelName === 'string' ? row.effective.parcelName : null
  return { ...line, town_code: row.townCode, name, search: `${code}\n${name ?? ''}`.toLowerCase() }
}

function requirePossible(kind: ActKind, before: readonly BaseParcelTable[], { rows }: ActGround): void {
  const wanted = kind === 'unretire' ? 'retired' : 'active'
  for (const { parcel_code: code, state } of before) {
    if (state !== wanted) {
      const reason = wanted === 'active' ? `地块 ${code} 已注销。` : `地块 ${code} 没有注销。`
      throw new ProblemError(problem('base-act-refused', { act: actKindNames[kind], reason }))
    }
    const status = rows.get(code)?.parcel.status
    if (status === 'locked') throw new ProblemError(problem('row-locked', { status }))
  }
}
