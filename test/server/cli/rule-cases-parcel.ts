import type { CheckCase } from './check-case.ts'
import type { ParcelRow } from './ledger.ts'
import { shanghaiDay } from './shanghai-day.ts'

/** The floor area, all of it used by the owner; the firm is one with open yards only. */
const floor = (area: number): ParcelRow => ({ floorArea: area, selfUsedArea: area })
const yardOnly = [{ occupiedFloorArea: 0 }]
const smallAmounts = [{ occupiedFloorArea: 0, grossOutput: 8000, revenue: 9000 }]
const vacant = { vacantSince: '2025-03-01' }
const granted = { acquireMode: '出让' }
const lease = { occupancy: '租赁', lessor: '用地主体', leaseStart: '2020-01-01', leaseEnd: '2028-12-31' }

/** X01–X08 and X23–X26: beyond, on and short of every limit. 20,000 m², 24,000 m² of floor, one firm unless changed. */
export const parcelRuleCases: readonly CheckCase[] = [
  { name: '什么都没有的地块', expect: [] },
  { name: 'X01 合计多 1%', parcel: { selfUsedArea: 24_240 }, expect: [] },
  { name: 'X01 合计多 1% 又一分', parcel: { selfUsedArea: 24_240.01 }, expect: ['X01 W parcel'] },
  { name: 'X01 合计少 1%', parcel: { selfUsedArea: 23_760 }, expect: [] },
  { name: 'X01 合计少 1% 又一分', parcel: { selfUsedArea: 23_759.99 }, expect: ['X01 W parcel'] },
  {
    name: 'X01 三项相加',
    parcel: { selfUsedArea: 20_000, rentedOutArea: 4000, vacantFloorArea: 240.01, ...vacant },
    expect: ['X01 W parcel'],
  },
  { name: 'X01 合计多 5%', parcel: { selfUsedArea: 25_200 }, expect: ['X01 W parcel'] },
  { name: 'X01 合计多 5% 又一分', parcel: { selfUsedArea: 25_200.01 }, expect: ['X01 E parcel'] },
  {
    name: 'X01 没有房屋却有自用',
    parcel: { floorArea: 0, selfUsedArea: 1 },
    firms: yardOnly,
    expect: ['X01 E parcel'],
  },
  { name: 'X02 占用合计多 1%', firms: [{ occupiedFloorArea: 24_240 }], expect: [] },
  { name: 'X02 占用合计多 1% 又一分', firms: [{ occupiedFloorArea: 24_240.01 }], expect: ['X02 E *'] },
  {
    name: 'X02 两家相加',
    firms: [{ occupiedFloorArea: 12_120 }, { occupiedFloorArea: 12_120.01 }],
    expect: ['X02 E *'],
  },
  { name: 'X02 占用不按分摊比例', firms: [{ occupiedFloorArea: 24_240.01, parcelShare: 1 }], expect: ['X02 E *'] },
  { name: 'X03 占地等于土地', parcel: { footprintArea: 20_000 }, expect: [] },
  {
    name: 'X03 占地大于土地',
    parcel: { footprintArea: 20_000.01 },
    expect: ['X03 E parcel'],
    may: ['E parcel.footprintArea'],
  },
  { name: 'X03 违建等于建筑', parcel: { illegalFloorArea: 24_000 }, expect: ['X33 W *'] },
  {
    name: 'X03 违建大于建筑',
    parcel: { illegalFloorArea: 24_000.01 },
    expect: ['X03 E parcel', 'X33 W *'],
    may: ['E parcel.illegalFloorArea'],
  },
  { name: 'X03 空置等于建筑', parcel: { selfUsedArea: 0, vacantFloorArea: 24_000, ...vacant }, expect: [] },
  {
    name: 'X03 空置大于建筑',
    parcel: { selfUsedArea: 0, vacantFloorArea: 24_000.01, ...vacant },
    expect: ['X03 E parcel'],
    may: ['E parcel.vacantFloorArea'],
  },
  { name: 'X04 容积率为上限的 105%', parcel: { ...floor(21_000), farAllowed: 1 }, firms: yardOnly, expect: [] },
  {
    name: 'X04 容积率过上限的 105%',
    parcel: { ...floor(21_000.01), farAllowed: 1 },
    firms: yardOnly,
    expect: ['X04 W parcel'],
  },
  { name: 'X05 容积率 6', parcel: floor(120_000), firms: yardOnly, expect: [] },
  { name: 'X05 容积率过 6', parcel: floor(120_000.01), firms: yardOnly, expect: ['X05 W parcel'] },
  { name: 'X05 容积率 0.05', parcel: floor(1000), firms: yardOnly, expect: [] },
  { name: 'X05 容积率不足 0.05', parcel: floor(999.99), firms: yardOnly, expect: ['X05 W parcel'] },
  { name: 'X05 没有房屋', parcel: floor(0), firms: yardOnly, expect: [] },
  {
    name: 'X06 像是亩',
    parcel: { landArea: 299.99, ...floor(2999.91) },
    firms: smallAmounts,
    expect: ['X05 W parcel', 'X06 W parcel'],
  },
  {
    name: 'X06 恰为十倍',
    parcel: { landArea: 299.99, ...floor(2999.9) },
    firms: smallAmounts,
    expect: ['X05 W parcel'],
  },
  { name: 'X06 恰为三百', parcel: { landArea: 300, ...floor(3000.01) }, firms: smallAmounts, expect: ['X05 W parcel'] },
  { name: 'X07 比登记多 5%', parcel: { landArea: 21_000, regLandArea: 20_000 }, expect: [] },
  { name: 'X07 比登记多过 5%', parcel: { landArea: 21_000.01, regLandArea: 20_000 }, expect: ['X07 W parcel'] },
  { name: 'X07 比登记少 5%', parcel: { landArea: 19_000, regLandArea: 20_000 }, expect: [] },
  { name: 'X07 比登记少过 5%', parcel: { landArea: 18_999.99, regLandArea: 20_000 }, expect: ['X07 W parcel'] },
  { name: 'X08 户数少一', parcel: { firmCount: 0 }, expect: ['X08 E *'] },
  { name: 'X08 户数多一', parcel: { firmCount: 2 }, expect: ['X08 E *'] },
  { name: 'X08 两家', firms: [{ occupiedFloorArea: 0 }, {}], expect: [] },
  { name: 'X08 无企业无空置无说明', firms: [], expect: ['X08 E *'] },
  { name: 'X08 无企业有说明', parcel: { selfNote: '清退后待租' }, firms: [], expect: [] },
  {
    name: 'X08 无企业有空置',
    parcel: { selfUsedArea: 23_999.99, vacantFloorArea: 0.01, ...vacant },
    firms: [],
    expect: [],
  },
  {
    name: 'X23 租期止于始日',
    firms: [{ ...lease, leaseEnd: '2020-01-01' }],
    expect: ['X23 E firm1'],
    may: ['E firm1.leaseEnd'],
  },
  {
    name: 'X23 租期止于始日之前',
    firms: [{ ...lease, leaseEnd: '2019-12-31' }],
    expect: ['X23 E firm1'],
    may: ['E firm1.leaseEnd'],
  },
  { name: 'X23 租期一天', firms: [{ ...lease, leaseEnd: '2020-01-02' }], expect: [] },
  { name: 'X23 租期止于土地到期日', parcel: { ...granted, landEndDate: '2028-12-31' }, firms: [lease], expect: [] },
  {
    name: 'X23 租期过土地到期日',
    parcel: { ...granted, landEndDate: '2028-12-30' },
    firms: [lease],
    expect: ['X23 W firm1'],
  },
  { name: 'X24 权利止于今日', parcel: { ...granted, landEndDate: shanghaiDay(0) }, expect: [] },
  { name: 'X24 权利止于昨日', parcel: { ...granted, landEndDate: shanghaiDay(-1) }, expect: ['X24 W parcel'] },
  { name: 'X25 闲置却有企业生产', parcel: { idleDetermined: '是' }, expect: ['X25 W *', 'X33 W *'] },
  {
    name: 'X25 闲置而企业停产',
    parcel: { idleDetermined: '是' },
    firms: [{ opStatus: '停产', grossOutput: 0, industryCode: '5910' }],
    expect: ['X33 W *'],
  },
  { name: 'X26 工业与物流仓储用地', parcel: { currentUse: '物流仓储用地' }, expect: ['X26 W parcel'] },
  { name: 'X26 工业与其他', parcel: { currentUse: '其他' }, expect: ['X26 W parcel'] },
  { name: 'X26 仓储与物流仓储用地', parcel: { landClass: '仓储', currentUse: '物流仓储用地' }, expect: [] },
  { name: 'X26 仓储与储备库用地', parcel: { landClass: '仓储', currentUse: '储备库用地' }, expect: [] },
  { name: 'X26 仓储与科研用地', parcel: { landClass: '仓储', currentUse: '科研用地' }, expect: ['X26 W parcel'] },
  { name: 'X26 研发与科研用地', parcel: { landClass: '研发', currentUse: '科研用地' }, expect: [] },
  { name: 'X26 研发与工业用地', parcel: { landClass: '研发' }, expect: ['X26 W parcel'] },
]
