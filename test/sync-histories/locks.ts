import { ProblemError } from '#core/error/problem.ts'
import { type UnlockTarget, unlockTargets } from '#core/record/unlock.ts'
import type { Actor } from '#server/actions/actor.ts'
import { insertLocking } from '#server/db/parcel-lockings.ts'
import { unlockPage } from '#server/db/unlock-requests.ts'
import { lockJudged } from '#server/evaluation/lock-judged.ts'
import { lastChange } from '#server/evaluation/read-open-matters.ts'
import { decideUnlock, requestUnlock } from '#server/unlock/unlock.ts'
import { zhouTao } from '../server/cast.ts'
import { unlessDead } from './fault.ts'
import { parcels } from './plan.ts'
import type { ServerSide } from './server-side.ts'
import { cycle } from './sheet.ts'
import { nextText, type World } from './world.ts'

/* Formal evaluations lock what they judged; two persons of the district open a lock. */

const second: Actor = { ...zhouTao, username: 'zhouping', name: '周平' }
const reason = '土地面积与登记不符'

/** An evaluation ends that saw everything, or had seen what there was some time ago. */
export async function lockSome(world: World): Promise<void> {
  const { random, server } = world
  const last = await lastSeq(server)
  await lock(world, random.chance(0.7) ? last : random.integer(0, last))
}

/** Locks every parcel that is 核验通过 and has not changed since. */
export async function lock(world: World, last: number): Promise<void> {
  const { database, clock, audit, district } = world.server.service
  world.evaluations += 1
  const { username, name: byName, role } = zhouTao
  const order = { district: district.code, evaluation: world.evaluations, cycle, last_change: last }
  await unlessDead(database.write((db) => insertLocking(db, { ...order, username, by_name: byName, role })))
  // Whoever comes after a stop goes on with it: the next evaluation does.
  await unlessDead(lockJudged({ database, clock, audit }, district.code, new AbortController().signal, 1))
}

export function lastSeq({ service: { database, district } }: ServerSide): Promise<number> {
  return database.read((db) => lastChange(db, district.code))
}

/** One of the two asks, or one of them decides on what was asked. */
export async function unlockOne(world: World): Promise<void> {
  const { random, server } = world
  const [first, other] = random.chance(0.5) ? [zhouTao, second] : [second, zhouTao]
  const parcelCode = random.pick(parcels)
  await ask(server, first, parcelCode, random.pick(unlockTargets), nextText(world))
  const actor = random.chance(0.7) ? other : first
  if (random.chance(0.7)) await decide(server, actor, parcelCode, random.pick(['confirmed', 'confirmed', 'declined']))
  else await decide(server, actor, parcelCode, 'withdrawn')
}

/** Opens the lock for certain, as far as it can be opened. */
export async function unlock(server: ServerSide, parcelCode: string): Promise<void> {
  for (const actor of [zhouTao, second]) await decide(server, actor, parcelCode, 'withdrawn')
  await ask(server, zhouTao, parcelCode, 'review-returned', reason)
  await decide(server, second, parcelCode, 'confirmed')
}

async function ask(server: ServerSide, actor: Actor, parcelCode: string, to: UnlockTarget, text: string) {
  const body = { cycle, parcelCode, to, reason: `${reason}，${text}` }
  await unlessRefused(requestUnlock(server.service, await server.grant(actor, 'requestUnlock'), body))
}

async function decide(
  server: ServerSide,
  actor: Actor,
  parcelCode: string,
  decision: 'confirmed' | 'declined' | 'withdrawn',
): Promise<void> {
  const { database, district } = server.service
  const asked = { district: district.code, cycle, state: 'waiting', parcelCode } as const
  const [request] = await database.read((db) => unlockPage(db, asked, null, 1))
  if (request === undefined) return
  const grant = await server.grant(actor, 'decideUnlock')
  await unlessRefused(decideUnlock(server.service, grant, request.id, { decision, reason: '已核对' }))
}

async function unlessRefused(running: Promise<unknown>): Promise<void> {
  try {
    await unlessDead(running)
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error
  }
}
