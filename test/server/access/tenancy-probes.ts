import { chedun, owner, third, wangFang, xinqiao, zhangWei } from '../cast.ts'
import { answer, call, type TestApp } from '../http/test-app.ts'
import { batchOf, cycle, example, firmFields, firmRow } from '../rows.ts'
import type { Probe } from './access-probes.ts'
import { outcomeOf } from './outcome.ts'

const codeOf = { own: example, other: 'SJ-CD-0001' } as const
const townOf = { own: xinqiao, other: chedun } as const
const firmOf = { own: owner, other: third } as const
const tenants = { own: '913101179999999209', other: '91310117MA0000A19E' } as const
const leased = new WeakSet<TestApp>()

/** Both parcels are let to somebody. */
async function letBoth(app: TestApp): Promise<void> {
  if (leased.has(app)) return
  leased.add(app)
  const lease = { occupancy: '租赁', lessor: '房东', leaseStart: '2023-04-01', leaseEnd: '2028-03-31' }
  for (const [clerk, which] of [
    [wangFang, 'own'],
    [zhangWei, 'other'],
  ] as const) {
    const rows = [firmRow(firmFields({ ...lease, parcelShare: 100 }), codeOf[which], tenants[which])]
    await answer(app, clerk, 'push', { body: batchOf(rows) })
  }
}

/** 租赁关系: parcels that are let, firms by where they stand. */
export const tenancyProbes = {
  firmShares: async ({ app }, actor, which) =>
    outcomeOf(await call(app, actor, 'firmShares', { query: { cycle, uscc: firmOf[which] } }), async (response) =>
      (await response.text()).includes(townOf[which]),
    ),
  tenancyParcels: async ({ app }, actor, which) => {
    await letBoth(app)
    return outcomeOf(await call(app, actor, 'tenancyParcels', { query: { cycle } }), async (response) =>
      (await response.text()).includes(codeOf[which]),
    )
  },
  exportSoeLettings: async ({ app }, actor, which) => {
    await letBoth(app)
    const query = { cycle, soe: '否,区属' }
    return outcomeOf(await call(app, actor, 'exportSoeLettings', { query }), async (response) => {
      const { read, utils } = await import('xlsx')
      const book = read(new Uint8Array(await response.arrayBuffer()))
      const first = book.Sheets[book.SheetNames[0] ?? '']
      return first !== undefined && JSON.stringify(utils.sheet_to_json(first, { header: 1 })).includes(codeOf[which])
    })
  },
} as const satisfies Readonly<Record<string, Probe>>
