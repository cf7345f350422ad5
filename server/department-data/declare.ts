import { randomUUID } from 'node:crypto'
import type { Kysely } from 'kysely'
import type { Declaration, DeclarationBody } from '#core/api/department-data-shapes.ts'
import { ProblemError, problem } from '#core/error/problem.ts'
import type { Scalar } from '#core/form/field.ts'
import type { FormId } from '#core/forms/catalogue.ts'
import type { RowKey } from '#core/record/key.ts'
import { yearOf } from '#core/vocabulary/calendar-date.ts'
import type { Grant } from '../actions/authorise.ts'
import { instantText, todayInShanghai } from '../clock.ts'
import { takeNumbers } from '../db/counter.ts'
import { findDeclaration, insertDeclaration, updateDeclaration } from '../db/department-declarations.ts'
import type { DepartmentDeclarationTable } from '../db/department-tables.ts'
import type { Schema } from '../db/schema.ts'
import type { Service } from '../service.ts'
import { declarableOf, eachStanding } from './declarable.ts'
import { declarationBody } from './declaration-views.ts'
import { beginAct, isOpenToDepartments, type LayerAct, writeLayer } from './department-layer.ts'
import { eachRestoration } from './reverse-list.ts'
import { departmentOf } from './stored-list.ts'

function batchOf(id: string): string {
  return `department-complete-${id}`
}

/**
 * A department says that its list of positives is complete for the year: every row of which it says nothing gets its
 * negative, as its own value, in one transaction. Rows that come later are not covered. Throws ProblemError:
 * department-field-not-declarable, department-overruled-unseen (another number of reported values than the person saw).
 */
export async function declareComplete(
  service: Service,
  grant: Grant,
  { cycle, form, field, overruled, reason }: DeclarationBody,
): Promise<Declaration> {
  const district = service.district.code
  const { username, name, role, org } = grant.actor
  const department = org ?? ''
  const negative = declarableOf(department, form, field)
  const today = todayInShanghai(service.clock)
  if (Number(cycle) > yearOf(today)) throw new ProblemError(problem('cycle-unknown', { cycle }))
  const declared = await service.database.write(async (db) => {
    const id = randomUUID()
    const at = instantText(service.clock.now())
    const act: LayerAct = { district, cycle, grant, at, today, batch: batchOf(id), source: 'department-complete' }
    await beginAct(db, act)
    const done = await confirmOthers(db, act, { form, field, negative })
    if (done.overruled !== overruled) {
      throw new ProblemError(problem('department-overruled-unseen', { overruled: done.overruled }))
    }
    const line: DepartmentDeclarationTable = {
      district,
      id,
      seq: await takeNumbers(db, district, 'department-data'),
      department,
      cycle,
      form,
      field,
      negative: JSON.stringify(negative),
      ...done,
      reason,
      username,
      by_name: name,
      at,
      taken_back: null,
      kept: null,
      revoked_username: null,
      revoked_by: null,
      revoked_at: null,
      revoked_reason: null,
    }
    await insertDeclaration(db, line)
    const entry = { district, at, username, role, object: id, details: { department, cycle, form, field, ...done } }
    await service.audit.append(db, { ...entry, action: 'completeness-declared' })
    return declarationBody(line)
  })
  await service.database.refreshStatistics()
  return declared
}

interface Confirming {
  readonly form: FormId
  readonly field: string
  readonly negative: Scalar
}

async function confirmOthers(db: Kysely<Schema>, act: LayerAct, { form, field, negative }: Confirming) {
  const done = { confirmed: 0, overruled: 0, locked: 0 }
  await eachStanding(db, act, { form, field, negative }, async (standing) => {
    const keys: RowKey[] = []
    for (const { row, isOverruled, isStated } of standing) {
      if (isStated) continue
      if (!isOpenToDepartments(row)) done.locked += 1
      else {
        keys.push(row.key)
        if (isOverruled) done.overruled += 1
      }
    }
    done.confirmed += keys.length
    await writeLayer(
      db,
      act,
      keys.map((key) => ({ key, fields: { [field]: negative } })),
    )
  })
  return done
}

/**
 * Takes a declaration back: what it confirmed is the department's no longer, unless the department has said something
 * else since. Throws ProblemError: not-found, department-declaration-closed.
 */
export async function revokeDeclaration(
  service: Service,
  grant: Grant,
  id: string,
  reason: string,
): Promise<Declaration> {
  const district = service.district.code
  const { username, name, role } = grant.actor
  const revoked = await service.database.write(async (db) => {
    const line = await findDeclaration(db, district, id)
    if (line === null || line.department !== departmentOf(grant)) {
      throw new ProblemError(problem('not-found', { what: '这份声明' }))
    }
    if (line.revoked_at !== null) throw new ProblemError(problem('department-declaration-closed', {}))
    const at = instantText(service.clock.now())
    const stamp = { district, cycle: line.cycle, grant, at, today: todayInShanghai(service.clock) }
    const act: LayerAct = { ...stamp, batch: `${batchOf(id)}-reversal`, source: 'department-reversal' }
    await beginAct(db, act)
    let [taken, kept] = [0, 0]
    const { form } = declarationBody(line)
    await eachRestoration(db, act, form, batchOf(id), async (restoration) => {
      taken += restoration.writes.length
      kept += restoration.kept
      await writeLayer(db, act, restoration.writes)
    })
    const changes = {
      taken_back: taken,
      kept,
      revoked_username: username,
      revoked_by: name,
      revoked_at: at,
      revoked_reason: reason,
    }
    await updateDeclaration(db, district, id, changes)
    const { department, cycle, field } = line
    const details = { department, cycle, form, field, taken, kept }
    const entry = { district, at, username, role, object: id, details } as const
    await service.audit.append(db, { ...entry, action: 'completeness-revoked' })
    return declarationBody({ ...line, ...changes })
  })
  await service.database.refreshStatistics()
  return revoked
}
