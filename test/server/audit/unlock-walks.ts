import type { UnlockRequest, unlockEndpoints } from '#core/api/unlocks.ts'
import type { RowStatus } from '#core/record/status.ts'
import type { Actor } from '#server/actions/actor.ts'
import { liQiang, wangFang, zhouTao } from '../cast.ts'
import { answer, call, type TestApp } from '../http/test-app.ts'
import { batchOf, cycle, example, exampleRows } from '../rows.ts'
import { reading, type Walk } from './walk-scenes.ts'

const body = { cycle, parcelCode: example, to: 'review-returned', reason: '土地面积与登记不符' }
const second: Actor = { ...zhouTao, username: 'linyi', name: '林奕' }

const way: readonly (readonly [Actor, RowStatus])[] = [
  [wangFang, 'submitted'],
  [liQiang, 'town-approved'],
  [zhouTao, 'review-approved'],
  [zhouTao, 'locked'],
]

async function lock(app: TestApp): Promise<void> {
  await answer(app, wangFang, 'push', { body: batchOf(exampleRows()) })
  for (const [actor, to] of way) {
    await answer(app, actor, 'transition', { body: { cycle, parcelCodes: [example], to, reason: '属实' } })
  }
}

/** 解锁例外: the request and its end are on record, and the step it opened. */
export const unlockWalks: Readonly<Record<keyof typeof unlockEndpoints, Walk>> = {
  unlocks: reading('unlocks', zhouTao, { query: { cycle } }),
  requestUnlock: {
    prepare: async (app) => {
      await lock(app)
      return () => call(app, zhouTao, 'requestUnlock', { body })
    },
    leaves: ['unlock-requested'],
  },
  decideUnlock: {
    prepare: async (app) => {
      await lock(app)
      const { id } = (await answer(app, zhouTao, 'requestUnlock', { body })) as UnlockRequest
      return () => call(app, second, 'decideUnlock', { params: { id }, body: { decision: 'confirmed' } })
    },
    leaves: ['transition', 'unlock-confirmed'],
  },
}
