import { transitionRoles } from '#core/access/transition.ts'
import { type RowStatus, rowTransitions } from '#core/record/status.ts'
import type { Actor } from '#server/actions/actor.ts'
import { transition } from '#server/actions/transition.ts'
import { statusOf } from '#server/rows/table.ts'
import { liQiang, zhouTao } from '../server/cast.ts'
import { unlessDead } from './fault.ts'
import { lastSeq, lock, unlock } from './locks.ts'
import { parcels, people } from './plan.ts'
import type { ServerSide } from './server-side.ts'
import { cycle } from './sheet.ts'
import { nextText, type World } from './world.ts'

/* Parcels are submitted, passed, verified and sent back in the console, by people who may and people who may not. */

/** From what parcels can be sent back, by whom and to what: what is not among these everyone may fill. */
const waysBack: Readonly<Partial<Record<RowStatus, readonly [actor: Actor, to: RowStatus]>>> = {
  submitted: [liQiang, 'town-returned'],
  'town-approved': [zhouTao, 'review-returned'],
  'review-returned': [liQiang, 'town-returned'],
}

/** @param said what is given as reason, where the step asks for one */
async function bring(
  server: ServerSide,
  actor: Actor,
  parcelCode: string,
  to: RowStatus,
  said: string,
): Promise<RowStatus | null> {
  const reason = to === 'submitted' ? undefined : said
  const grant = await server.grant(actor, 'transition')
  const answer = await unlessDead(transition(server.service, grant, { cycle, to, parcelCodes: [parcelCode], reason }))
  const [item] = answer?.items ?? []
  return item === undefined || item.refusal !== null ? null : item.status
}

/** Where a parcel can be brought and come back from. */
const tried = ['submitted', 'town-approved', 'town-returned', 'review-returned', 'review-approved', 'locked'] as const

export async function stepOne(world: World): Promise<void> {
  const { random, server, counts } = world
  const parcelCode = random.pick(parcels)
  const next = rowTransitions[(await standingOf(server, parcelCode)) ?? 'draft']
  const to = random.pick(next.length > 0 && random.chance(0.8) ? next : tried)
  const allowed = people.filter(({ role }) => transitionRoles[to].includes(role))
  const actor = random.pick(random.chance(0.8) ? allowed : people)
  if ((await bring(server, actor, parcelCode, to, nextText(world))) !== null) counts.steps += 1
}

/**
 * Some histories begin when their parcels were passed, verified or locked already: what is filled then is refused until
 * they are sent back.
 */
export async function passSome(world: World): Promise<void> {
  const { random, server, isWhole } = world
  if (!isWhole) return
  for (const parcelCode of parcels.filter(() => random.chance(0.5))) {
    await bring(server, zhouTao, parcelCode, 'submitted', '')
    await bring(server, liQiang, parcelCode, 'town-approved', nextText(world))
    if (random.chance(0.4)) await bring(server, zhouTao, parcelCode, 'review-approved', '')
  }
  if (random.chance(0.3)) await lock(world, await lastSeq(server))
}

/** Every parcel that is there can be filled by everyone again. */
export async function sendBackAll(world: World): Promise<void> {
  const { server } = world
  await lock(world, await lastSeq(server))
  for (const parcelCode of parcels) {
    for (;;) {
      const status = await standingOf(server, parcelCode)
      if (status === 'locked') await unlock(server, parcelCode)
      const back = status === null ? undefined : waysBack[status === 'locked' ? 'review-returned' : status]
      if (back === undefined) break
      if ((await bring(server, back[0], parcelCode, back[1], '请核对')) === null) break
    }
  }
}

async function standingOf({ service }: ServerSide, parcelCode: string): Promise<RowStatus | null> {
  const row = await service.database.read((db) =>
    db
      .selectFrom('row')
      .select('status')
      .where('district', '=', service.district.code)
      .where('row_key', '=', `${cycle}/${parcelCode}`)
      .executeTakeFirst(),
  )
  return row === undefined ? null : statusOf(row.status)
}
