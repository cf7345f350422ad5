import type { BrowserContext } from 'playwright-core'
import { completedUscc } from '#core/form/code-system.ts'
import type { Cells } from '#core/form/form.ts'
import { operator } from '#server/actions/actor.ts'
import { authorise } from '#server/actions/authorise.ts'
import { createAccount } from '#server/actions/create-account.ts'
import { transition } from '#server/actions/transition.ts'
import type { SampleParcel } from '#server/demo/district.ts'
import { cycle, type District } from './district.ts'

const second = { username: 'linyi', name: '林奕', role: 'district', password: 'linyi-2026-example' } as const

/** A second person of 区专班: whoever asks for an exception does not confirm it. */
export async function employSecond({ server: { service } }: District): Promise<void> {
  await createAccount(service, operator, second)
}

export async function signInSecond({ origin }: District, context: BrowserContext): Promise<void> {
  const { username, password } = second
  const data = { username, password, client: 'console' }
  const response = await context.request.post(`${origin}/api/v1/sessions`, { headers: { origin }, data })
  if (!response.ok()) throw new Error(`the second person could not sign in: ${await response.text()}`)
}

const firm = (number: number): string => completedUscc(`91310117MA7${String(number).padStart(5, '0')}`)

/** A firm beside the first one of a parcel, with what differs. */
function beside({ firms: [first] }: SampleParcel, uscc: string, other: Cells): Cells {
  return { ...first, uscc, occupiedFloorArea: 300, occupancy: '自有', ...other }
}

function withFirms(parcel: SampleParcel, own: Cells, ...firms: readonly Cells[]): SampleParcel {
  const all = [...parcel.firms, ...firms]
  return { ...parcel, parcel: { ...parcel.parcel, ...own, firmCount: all.length }, firms: all }
}

/**
 * The parcels with firms that stand in 新桥镇 and another 街镇 with shares that do not add up, and one 区属 parcel of 新桥镇
 * that is let, sublet, and let to somebody whose landlord is not there.
 */
export function letOut(parcels: readonly SampleParcel[]): readonly SampleParcel[] {
  const isOwn = ({ townCode }: SampleParcel): boolean => townCode === '310117105000'
  const [leased, plain] = parcels.filter(isOwn)
  const [there, beyond] = parcels.filter((one) => !isOwn(one))
  if (leased === undefined || plain === undefined || there === undefined || beyond === undefined) {
    throw new Error('two 街镇 of two parcels are needed')
  }
  const manager = '上海松江示例园区运营管理有限公司'
  const moulds = { firmName: '示例精密模具（上海）有限公司' }
  const stores = { firmName: '示例仓储', parcelShare: 30 }
  const changed = new Map([
    [
      leased,
      withFirms(
        leased,
        { ownerIsSoe: '区属', soeFourBatch: '盘活一批' },
        beside(leased, firm(1), {
          firmName: manager,
          occupancy: '租赁',
          lessor: String(leased.parcel.ownerName),
          leaseStart: '2021-01-01',
          leaseEnd: '2026-06-30',
        }),
        beside(leased, firm(2), {
          ...moulds,
          occupancy: '分租',
          lessor: manager,
          leaseStart: '2023-01-01',
          leaseEnd: '2027-12-31',
          parcelShare: 60,
        }),
        beside(leased, firm(3), {
          firmName: '示例包装制品厂',
          occupancy: '租赁',
          lessor: '某某实业公司',
          leaseStart: '2023-01-01',
          leaseEnd: '2028-12-31',
        }),
      ),
    ],
    [there, withFirms(there, {}, beside(there, firm(2), { ...moulds, parcelShare: 50 }))],
    [plain, withFirms(plain, {}, beside(plain, firm(4), stores))],
    [beyond, withFirms(beyond, {}, beside(beyond, firm(4), stores))],
  ])
  return parcels.map((one) => changed.get(one) ?? one)
}

/** Brings a parcel of 新桥镇 to the lock, as those do it whose act it is. */
export async function lockParcel(district: District, parcelCode: string): Promise<void> {
  const { service } = district.server
  for (const [username, to] of [
    ['zhoutao', 'submitted'],
    ['liqiang', 'town-approved'],
    ['zhoutao', 'review-approved'],
    ['zhoutao', 'locked'],
  ] as const) {
    const grant = await authorise(service, district.actor(username), 'transition')
    await transition(service, grant, { cycle, parcelCodes: [parcelCode], to, reason: '属实，进入评估' })
  }
}
