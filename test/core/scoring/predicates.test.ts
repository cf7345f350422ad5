import { describe, expect, it } from 'vitest'
import type { ParcelFacts } from '#core/facts/facts.ts'
import { sumBasis } from '#core/facts/sums.ts'
import type { EnterpriseValues } from '#core/forms/enterprise-information.ts'
import { inOrder, onFirm } from '#core/scoring/evidence.ts'
import { predicates } from '#core/scoring/predicates.ts'
import { golden, goldenFirm } from './golden.ts'

type Changes = Partial<Pick<ParcelFacts, 'parcel' | 'firms' | 'cycle' | 'taxPaidYearBefore'>>

function inputs(changes: Changes) {
  const facts: ParcelFacts = { ...golden, ...changes }
  return { facts, basis: sumBasis(facts) }
}

function firm(values: EnterpriseValues): EnterpriseValues {
  const { startProduction: _, ...others } = goldenFirm as EnterpriseValues
  return { ...others, ...values }
}

const onParcel = (field: string, value: string | number | boolean) => ({
  form: 'parcel-self-assessment',
  field,
  value,
})

describe('条件成立时的依据', () => {
  it('大于：等于不算，空白不算', () => {
    const above = (illegalFloorArea: number | undefined) =>
      predicates['parcel-above'](inputs({ parcel: illegalFloorArea === undefined ? {} : { illegalFloorArea } }), {
        field: 'illegalFloorArea',
        above: 5,
      })
    expect(above(5.01)).toEqual([onParcel('illegalFloorArea', 5.01)])
    expect(above(5)).toBeNull()
    expect(above(undefined)).toBeNull()
  })

  it('不是：空白不算', () => {
    const isNot = (parcel: ParcelFacts['parcel']) =>
      predicates['parcel-is-not'](inputs({ parcel }), { field: 'exemptReason', value: '无' })
    expect(isNot({ exemptReason: '公用设施' })).toEqual([onParcel('exemptReason', '公用设施')])
    expect([isNot({ exemptReason: '无' }), isNot({})]).toEqual([null, null])
  })

  it('是：数值不拿来比', () => {
    const is = (parcel: ParcelFacts['parcel'], field: string) =>
      predicates['parcel-is'](inputs({ parcel }), { field, oneOf: ['5', true] })
    expect(is({ landArea: 5 }, 'landArea')).toBeNull()
    expect(is({ envRestrict: true }, 'envRestrict')).toEqual([onParcel('envRestrict', true)])
    expect(is({}, 'envRestrict')).toBeNull()
  })

  it('整宗空置：三项缺一项、没有建筑、空置不满、年度不明都不算', () => {
    const vacant = { floorArea: 100, vacantFloorArea: 100, vacantSince: '2020-01-01' } as const
    const holds = (parcel: ParcelFacts['parcel'], cycle = '2025') =>
      predicates['wholly-vacant'](inputs({ parcel, cycle }), { months: 24 })
    expect(holds(vacant)?.map(({ field }) => field)).toEqual(['vacantFloorArea', 'floorArea', 'vacantSince'])
    const { floorArea: _, ...withoutFloor } = vacant
    const { vacantFloorArea: __, ...withoutVacancy } = vacant
    const { vacantSince: ___, ...withoutSince } = vacant
    for (const parcel of [withoutFloor, withoutVacancy, withoutSince]) expect(holds(parcel)).toBeNull()
    expect(holds({ ...vacant, floorArea: 0, vacantFloorArea: 0 })).toBeNull()
    expect(holds({ ...vacant, vacantFloorArea: 99.99 })).toBeNull()
    expect(holds(vacant, '不详')).toBeNull()
  })

  it('停产无税：没有企业、有一家没停、有一家没说，都不算', () => {
    const stopped = firm({ opStatus: '停产', taxPaid: 0 })
    const { opStatus: _, ...silent } = stopped
    const holds = (...firms: readonly EnterpriseValues[]) =>
      predicates['stopped-without-tax'](inputs({ firms, taxPaidYearBefore: 0 }), {
        statuses: ['停产', '歇业'],
        taxAtMost: 0,
      })
    expect(holds(stopped)?.length).toBe(3)
    expect(holds()).toBeNull()
    expect(holds(stopped, firm({ opStatus: '正常', taxPaid: 0 }))).toBeNull()
    expect(holds(stopped, silent)).toBeNull()
  })

  it('投产未满一年：以年末前推，当日满一年的不算；有一家满的、没填的、没有企业、年度不明都不算', () => {
    const since = (startProduction?: string) => firm(startProduction === undefined ? {} : { startProduction })
    const holds = (firms: readonly EnterpriseValues[], cycle = '2025', years = 1) =>
      predicates['producing-less-than'](inputs({ firms, cycle }), { years })
    expect(holds([since('2025-01-01')])).toEqual([onFirm(since('2025-01-01'), 'startProduction', '2025-01-01')])
    expect(holds([since('2024-12-31')])).toBeNull()
    expect(holds([since('2024-01-01')], '2025', 2)).not.toBeNull()
    expect(holds([since('2025-03-01'), since('2012-01-01')])).toBeNull()
    expect(holds([since('2025-03-01'), since()])).toBeNull()
    expect(holds([])).toBeNull()
    expect(holds([since('2025-03-01')], '不详')).toBeNull()
  })

  it('依据按企业代码、再按值排，行的先后不显出来；没有代码的在前', () => {
    const b = onFirm({ uscc: 'B' }, 'opStatus', '停产')
    const a = onFirm({ uscc: 'A' }, 'opStatus', '歇业')
    const earlier = onFirm({ uscc: 'A' }, 'opStatus', '停产')
    const unnamed = onFirm({}, 'opStatus', '停产')
    expect(inOrder([b, a, earlier, unnamed])).toEqual([unnamed, earlier, a, b])
    expect(inOrder([unnamed, earlier, a, b])).toEqual([unnamed, earlier, a, b])
    expect(inOrder([b, a])).toEqual([a, b])
    expect(unnamed).not.toHaveProperty('uscc')
  })
})
