import type { Kysely } from 'kysely'
import type { DepartmentList } from '#core/api/department-data-shapes.ts'
import { ProblemError, problem } from '#core/error/problem.ts'
import { type FormId, formIds } from '#core/forms/catalogue.ts'
import { parseKey } from '#core/record/key.ts'
import type { Grant } from '../actions/authorise.ts'
import { instantText, todayInShanghai } from '../clock.ts'
import { declarationsOf } from '../db/department-declarations.ts'
import { appliedAfter, updateList } from '../db/department-lists.ts'
import { keysOfBatch } from '../db/department-rows.ts'
import type { DepartmentListTable } from '../db/department-tables.ts'
import type { Schema } from '../db/schema.ts'
import type { Service } from '../service.ts'
import { batchOfList } from './apply-list.ts'
import { beginAct, type LayerAct, type Restoration, restorationOf, writeLayer } from './department-layer.ts'
import { fieldLabel } from './line-text.ts'
import { restoreFigures } from './parcel-figures.ts'
import { listBody, listInState } from './stored-list.ts'

const rowsAtOnce = 200

/**
 * Takes an applied list back: a batch of its own that gives every value the state before, while nobody built on it.
 * Throws ProblemError: not-found, department-list-closed, department-list-built-on (nothing is then taken back).
 */
export async function reverseList(service: Service, grant: Grant, id: string, reason: string): Promise<DepartmentList> {
  const district = service.district.code
  const { username, name, role } = grant.actor
  const reversed = await service.database.write(async (db) => {
    const list = await listInState(db, district, grant, id, 'applied')
    const at = instantText(service.clock.now())
    const stamp = { district, cycle: list.cycle, grant, at, today: todayInShanghai(service.clock) }
    const act: LayerAct = { ...stamp, batch: `${batchOfList(id)}-reversal`, source: 'department-reversal' }
    await beginAct(db, act)
    await requireLast(db, list)
    let [rows, kept] = [0, 0]
    for (const form of formIds) {
      await eachRestoration(db, act, form, batchOfList(id), async (restoration) => {
        kept += restoration.kept
        rows += restoration.writes.length
        await writeLayer(db, act, restoration.writes)
      })
    }
    const figures = await restoreFigures(db, act, list)
    kept += figures.kept
    rows += figures.rows
    if (kept > 0) throw builtOn(`有 ${kept} 个值在应用之后又被修改，或所在地块已锁定`)
    const changes = {
      state: 'reversed',
      reversed_username: username,
      reversed_by: name,
      reversed_at: at,
      reversed_reason: reason,
    }
    await updateList(db, district, id, changes)
    const details = { department: list.department, cycle: list.cycle, rows }
    const entry = { district, at, username, role, object: id, details } as const
    await service.audit.append(db, { ...entry, action: 'department-list-reversed' })
    return listBody(db, { ...list, ...changes })
  })
  await service.database.refreshStatistics()
  return reversed
}

function builtOn(reason: string): ProblemError {
  return new ProblemError(problem('department-list-built-on', { reason }))
}

/** What came after may rest on the list without having written anything: the same values again, or 名单完整. */
async function requireLast(db: Kysely<Schema>, list: DepartmentListTable): Promise<void> {
  const { district, department, cycle } = list
  const after = list.applied_seq ?? 0
  const later = await appliedAfter(db, district, department, cycle, after)
  if (later !== null) throw builtOn(`其后又应用了“${later.slice(0, 30)}”`)
  const declared = (await declarationsOf(db, district, cycle, department)).find(
    ({ seq, revoked_at: revoked }) => revoked === null && seq > after,
  )
  if (declared !== undefined) throw builtOn(`其后声明了“${fieldLabel(declared.form, declared.field)}”的名单完整`)
}

/** The rows a batch wrote, some at a time, with what taking it back would do to them. */
export async function eachRestoration(
  db: Kysely<Schema>,
  { district, cycle }: LayerAct,
  form: FormId,
  batch: string,
  visit: (restoration: Restoration) => Promise<void>,
): Promise<void> {
  let after = ''
  for (;;) {
    const texts = await keysOfBatch(db, { district, form, cycle }, batch, after, rowsAtOnce)
    const last = texts.at(-1)
    if (last === undefined) return
    after = last
    const keys = texts.flatMap((text) => parseKey(form, text) ?? [])
    await visit(await restorationOf(db, district, batch, keys))
  }
}
