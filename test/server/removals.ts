import type { RemovalAnswer, RemovalBody } from '#core/api/removals.ts'
import type { FormId } from '#core/forms/catalogue.ts'
import type { Actor } from '#server/actions/actor.ts'
import { authorise } from '#server/actions/authorise.ts'
import { listRemovals, type RemovalsQuery } from '#server/actions/removals/list-removals.ts'
import { removeRows } from '#server/actions/removals/remove-rows.ts'
import type { Service } from '#server/service.ts'
import { owner, tenant, wangFang } from './cast.ts'
import { cycle, example, firmFields, firmRow, parcelFields, parcelRow, push, tenantRow } from './rows.ts'
import { openService, type TestService } from './service.ts'

export const parcelKey = (code = example): string => `${cycle}/${code}`
export const firmKey = (uscc = owner, code = example): string => `${cycle}/${code}/${uscc}`

/** What is removed, as that person sees it. */
export async function removalsOf(service: Service, actor: Actor, query: Partial<RemovalsQuery> = {}) {
  return listRemovals(service, await authorise(service, actor, 'removals'), { cycle, ...query })
}

export async function move(
  service: Service,
  actor: Actor,
  to: RemovalBody['to'],
  rows: readonly (readonly [key: string, baseRevision: number])[],
  reason = '重复填报',
): Promise<RemovalAnswer['items']> {
  const grant = await authorise(service, actor, 'removeRows')
  const asked = rows.map(([key, baseRevision]) => ({ form: formOf(key), key, baseRevision }))
  return (await removeRows(service, grant, { to, rows: asked, reason })).items
}

function formOf(key: string): FormId {
  return key.split('/').length === 3 ? 'enterprise-information' : 'parcel-self-assessment'
}

/** Removes one row; the code of the refusal, null when it went. */
export async function remove(service: Service, actor: Actor, key: string, baseRevision = 1): Promise<string | null> {
  return (await move(service, actor, 'removed', [[key, baseRevision]]))[0]?.refusal?.code ?? null
}

export async function restore(service: Service, actor: Actor, key: string): Promise<string | null> {
  return (await move(service, actor, 'present', [[key, 0]], '删错了'))[0]?.refusal?.code ?? null
}

/** The example parcel with its owner and a tenant. */
export async function withTenant(): Promise<TestService> {
  const service = await openService()
  await push(service, wangFang, [parcelRow(parcelFields({ firmCount: 2 })), firmRow(firmFields()), tenantRow()])
  return service
}

export const tenantKey = firmKey(tenant)
