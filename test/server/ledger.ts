import type { LedgerConflict, SettlementsAnswer, SettlementsBody } from '#core/api/conflicts.ts'
import type { PushBody } from '#core/api/rows.ts'
import type { Actor } from '#server/actions/actor.ts'
import { authorise } from '#server/actions/authorise.ts'
import { type ConflictsQuery, listConflicts } from '#server/actions/conflicts/list-conflicts.ts'
import { settleConflicts } from '#server/actions/conflicts/settle-conflicts.ts'
import { pushBatch } from '#server/actions/push-batch.ts'
import type { Service } from '#server/service.ts'
import { wangFang, zhouTao } from './cast.ts'
import { batchOf, cycle, example, exampleRows, type PushedRow, parcelRow, push } from './rows.ts'
import { openService, type TestService } from './service.ts'

/** The ledger as that person sees it. */
export async function conflictsOf(service: Service, actor: Actor, query: Partial<ConflictsQuery> = {}) {
  return listConflicts(service, await authorise(service, actor, 'conflicts'), { cycle, state: 'all', ...query })
}

export async function onlyConflict(service: Service, actor: Actor): Promise<LedgerConflict> {
  const { items } = await conflictsOf(service, actor)
  const [conflict] = items
  if (conflict === undefined || items.length !== 1) throw new Error(`expected one conflict, got ${items.length}`)
  return conflict
}

type Asked = SettlementsBody['items'][number]

export async function settle(
  service: Service,
  actor: Actor,
  items: readonly Asked[],
  reason?: string,
): Promise<SettlementsAnswer['items']> {
  const grant = await authorise(service, actor, 'settleConflicts')
  const body = { items: [...items], ...(reason === undefined ? {} : { reason }) }
  return (await settleConflicts(service, grant, body)).items
}

/** Settles as that person sees the conflict now; gives the code of the refusal, null when there is none. */
export async function settleAs(
  service: Service,
  actor: Actor,
  { id, rowRevision }: Pick<LedgerConflict, 'id' | 'rowRevision'>,
  choice: Asked['choice'],
  value?: Asked['value'],
): Promise<string | null> {
  const [outcome] = await settle(service, actor, [
    { id, rowRevision, choice, ...(value === undefined ? {} : { value }) },
  ])
  return outcome?.refusal?.code ?? null
}

/** A batch with choices. */
export async function pushWith(
  service: Service,
  actor: Actor,
  rows: readonly PushedRow[],
  settlements: NonNullable<PushBody['settlements']>,
  batch?: string,
) {
  const body = { ...batchOf(rows, batch), settlements: [...settlements] }
  return pushBatch(service, await authorise(service, actor, 'push'), body)
}

/** 周涛 fills 15000 and 王芳, who saw neither, 15500: hers goes to the ledger. */
export async function withConflict(service: Service): Promise<LedgerConflict> {
  await push(service, zhouTao, [parcelRow({ floorArea: 15000 }, example, 1)])
  await push(service, wangFang, [parcelRow({ floorArea: 15500 }, example, 1)])
  return onlyConflict(service, zhouTao)
}

/** A service with the example parcel. */
export async function withExample(): Promise<TestService> {
  const service = await openService()
  await push(service, wangFang, exampleRows())
  return service
}
