import type { LedgerConflict } from '#core/api/conflicts.ts'
import type { StoredRow } from '#core/api/rows.ts'
import type { Actor } from '#server/actions/actor.ts'
import { listConflicts } from '#server/actions/conflicts/list-conflicts.ts'
import { settleConflicts } from '#server/actions/conflicts/settle-conflicts.ts'
import { pullChanges } from '#server/actions/pull-changes.ts'
import { removeRows } from '#server/actions/removals/remove-rows.ts'
import { zhouTao } from '../server/cast.ts'
import { unlessDead } from './fault.ts'
import { departments, people } from './plan.ts'
import type { ServerSide } from './server-side.ts'
import { cycle } from './sheet.ts'
import { freshValue, type World } from './world.ts'

/* What people do in the console: it asks the server and keeps nothing. */

async function rowsOf(server: ServerSide, actor: Actor): Promise<readonly StoredRow[]> {
  return (await pullChanges(server.service, await server.grant(actor, 'changes'), { cycle, limit: 500 })).items
}

/** Takes a row out, or brings one back: one that was seen as it is now, or some time ago. */
async function moveOne(world: World, to: 'removed' | 'present'): Promise<void> {
  const { random, server } = world
  const actor = random.pick(people)
  const rows = (await rowsOf(server, actor)).filter(({ removed }) => (removed === true) !== (to === 'removed'))
  if (rows.length === 0) return
  const { form, key, revision } = random.pick(rows)
  const baseRevision = random.chance(0.8) ? revision : random.integer(0, revision)
  if (await moveRow(server, actor, to, { form, key, baseRevision })) world.counts.moved += 1
}

async function moveRow(
  server: ServerSide,
  actor: Actor,
  to: 'removed' | 'present',
  row: Pick<StoredRow, 'form' | 'key'> & { readonly baseRevision: number },
): Promise<boolean> {
  const rows = [{ form: row.form, key: row.key, baseRevision: row.baseRevision }]
  const body = { to, rows, reason: to === 'removed' ? '重复填报' : '删错了' }
  const answer = await unlessDead(removeRows(server.service, await server.grant(actor, 'removeRows'), body))
  return answer?.items[0]?.refusal === null
}

export function removeOne(world: World): Promise<void> {
  return moveOne(world, 'removed')
}

export function restoreOne(world: World): Promise<void> {
  return moveOne(world, 'present')
}

/** Brings back what is removed, parcels before firms; half of the histories end so, the others with rows that are gone. */
export async function restoreAll({ server, random }: World): Promise<void> {
  if (random.chance(0.5)) return
  const gone = (await rowsOf(server, zhouTao)).filter(({ removed }) => removed === true)
  for (const row of [...gone].sort((a, b) => a.key.length - b.key.length)) {
    await moveRow(server, zhouTao, 'present', { ...row, baseRevision: row.revision })
  }
}

/** Decides on a conflict or two, open or decided before, on what the page showed now or some time ago. */
export async function settleSome(world: World): Promise<void> {
  const { random, server } = world
  const actor = random.pick([...people, ...departments.map((department) => department.actor)])
  const state = random.chance(0.8) ? 'open' : 'all'
  const { items } = await listConflicts(server.service, await server.grant(actor, 'conflicts'), { cycle, state })
  if (items.length === 0) return
  // Names are drawn by the server: a history must not depend on them.
  const inOrder = [...items].sort((a, b) => (placeOf(a) < placeOf(b) ? -1 : placeOf(a) > placeOf(b) ? 1 : 0))
  const chosen = [...new Set([random.pick(inOrder), random.pick(inOrder)])].map((conflict) => asked(world, conflict))
  const grant = await server.grant(actor, 'settleConflicts')
  const answer = await unlessDead(settleConflicts(server.service, grant, { items: chosen }))
  for (const [index, outcome] of (answer?.items ?? []).entries()) {
    const rowRevision = chosen[index]?.rowRevision ?? 0
    if (outcome.revision !== null) world.counts.decided += 1
    if (outcome.revision !== null) server.decisions.push({ ...outcome, rowRevision, actor })
  }
}

function placeOf({ key, layer, field }: LedgerConflict): string {
  return `${key} ${layer} ${field}`
}

function asked(world: World, { id, rowRevision, field }: LedgerConflict) {
  const { random } = world
  const seen = { id, rowRevision: random.chance(0.9) ? rowRevision : random.integer(0, rowRevision) }
  const choice = random.pick(['mine', 'theirs', 'other'] as const)
  return choice === 'other' ? { ...seen, choice, value: freshValue(world, field) } : { ...seen, choice }
}
