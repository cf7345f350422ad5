import type { AuthorityLine } from '#core/api/third-parties.ts'
import { authorise } from '#server/actions/authorise.ts'
import type { Service } from '#server/service.ts'
import { type AuthorityOrder, giveAuthority } from '#server/third-parties/give.ts'
import { saveUnit } from '#server/third-parties/units.ts'
import { secondUnit, unitOfGuQiang, zhouTao } from '../cast.ts'

const names: Readonly<Record<string, string>> = { [unitOfGuQiang]: '示例测绘', [secondUnit]: '示例勘测' }

/** Registers the unit, should it not be. */
export async function registered(service: Service, uscc: string): Promise<void> {
  const grant = await authorise(service, zhouTao, 'saveThirdParty')
  const contact = { contactName: '陆离离', contactPhone: '13812345678' }
  const entry = { uscc, name: names[uscc] ?? uscc, contractNo: '合同-1', ...contact, revision: 0 }
  await saveUnit(service, grant, entry).catch(() => undefined)
}

/** 周涛 gives 顾强's unit, or another, an authority that holds today; all forms and layers unless told. */
export async function entrusted(
  service: Service,
  order: Partial<AuthorityOrder> & { readonly parcelCodes?: readonly string[]; readonly towns?: readonly string[] },
): Promise<AuthorityLine> {
  const uscc = order.uscc ?? unitOfGuQiang
  await registered(service, uscc)
  return giveAuthority(service, await authorise(service, zhouTao, 'giveAuthority'), {
    uscc,
    from: '2026-11-01',
    until: '2026-12-31',
    towns: [],
    parcelCodes: [],
    forms: ['parcel-self-assessment', 'enterprise-information'],
    layers: ['reported', 'onsite'],
    reason: '现场核查合同',
    ...order,
  })
}
