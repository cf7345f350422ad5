import type { CheckCase } from './check-case.ts'
import type { FirmRow } from './ledger.ts'

/** One case about the only firm of a parcel of 30 亩. */
function firm(name: string, change: FirmRow, expect: readonly string[], may: readonly string[] = []): CheckCase {
  return { name, firms: [change], expect, may }
}

const idle: FirmRow = {
  opStatus: '停产',
  grossOutput: 0,
  revenue: 0,
  taxPaid: 0,
  rdExpense: 0,
  employeesYearEnd: 0,
  aboveScale: '否',
}
const small: FirmRow = { grossOutput: 1900, taxPaid: 100, rdExpense: 80 }
const highTech: FirmRow = { highTech: '是', highTechUntil: '2027-06-30' }

/** X11–X22, X28, X29 and X34: beyond, on and short of every limit. */
export const firmRuleCases: readonly CheckCase[] = [
  firm('X11 规上而收入不足两千万', { ...small, revenue: 1999.99 }, ['X11 W firm1']),
  firm('X11 规上收入恰两千万', { ...small, revenue: 2000 }, []),
  firm('X11 工业末一大类', { ...small, revenue: 1999.99, industryCode: '4690' }, ['X11 W firm1']),
  firm('X11 工业首一大类', { ...small, revenue: 1999.99, industryCode: '0690' }, ['X11 W firm1']),
  firm('X11 不是工业', { ...small, revenue: 1999.99, industryCode: '5910' }, []),
  firm('X12 规下而收入两千万', { ...small, revenue: 2000, aboveScale: '否' }, ['X12 W firm1']),
  firm('X12 规下收入不足两千万', { ...small, revenue: 1999.99, aboveScale: '否' }, []),
  firm('X12 规下不是工业', { ...small, revenue: 2000, aboveScale: '否', industryCode: '4790' }, []),
  firm('X13 有收入无产值', { grossOutput: 0 }, ['X13 W firm1'], ['X14 W firm1']),
  firm('X13 有产值无收入', { ...idle, opStatus: '歇业', grossOutput: 0.01 }, ['X13 W firm1']),
  firm('X13 两项皆无', { ...idle, opStatus: '歇业' }, []),
  firm('X13 制造业首一大类', { grossOutput: 0, industryCode: '1390' }, ['X13 W firm1'], ['X14 W firm1']),
  firm('X13 制造业末一大类', { grossOutput: 0, industryCode: '4390' }, ['X13 W firm1'], ['X14 W firm1']),
  firm('X13 采矿不是制造业', { grossOutput: 0, industryCode: '1290' }, []),
  firm('X13 供电不是制造业', { grossOutput: 0, industryCode: '4420' }, []),
  firm('X14 产值为收入的两成', { revenue: 10_000, grossOutput: 2000 }, []),
  firm('X14 产值不足收入的两成', { revenue: 10_000, grossOutput: 1999.99 }, ['X14 W firm1']),
  firm('X14 产值为收入的五倍', { revenue: 10_000, grossOutput: 50_000 }, []),
  firm('X14 产值过收入的五倍', { revenue: 10_000, grossOutput: 50_000.01 }, ['X14 W firm1']),
  firm('X14 不是制造业', { revenue: 10_000, grossOutput: 1999.99, industryCode: '1290' }, []),
  firm('X15 退税', { taxPaid: -0.01 }, ['X15 W firm1']),
  firm('X15 无税', { taxPaid: 0 }, []),
  firm('X15 税为收入的四成', { taxPaid: 4800 }, []),
  firm('X15 税过收入的四成', { taxPaid: 4800.01 }, ['X15 W firm1']),
  firm('X16 有税无收入', { ...idle, taxPaid: 0.01 }, ['X16 W firm1']),
  firm('X16 无税无收入', { ...idle }, []),
  firm('X17 研发等于收入', { rdExpense: 12_000 }, []),
  firm('X17 研发过收入', { rdExpense: 12_000.01 }, ['X17 W firm1']),
  firm(
    'X17 有研发无人员',
    { opStatus: '停产', industryCode: '5910', grossOutput: 0, employeesYearEnd: 0, rdExpense: 0.01 },
    ['X17 E firm1'],
  ),
  firm(
    'X17 无研发无人员',
    { opStatus: '停产', industryCode: '5910', grossOutput: 0, employeesYearEnd: 0, rdExpense: 0 },
    [],
  ),
  firm('X18 高新研发 3%', { ...highTech, rdExpense: 360 }, []),
  firm('X18 高新研发不足 3%', { ...highTech, rdExpense: 359.99 }, ['X18 W firm1']),
  firm('X18 不是高新', { rdExpense: 359.99 }, []),
  firm('X18 证书有效至年末', { ...highTech, highTechUntil: '2025-12-31' }, []),
  firm('X18 证书年末前到期', { ...highTech, highTechUntil: '2025-12-30' }, ['X18 W firm1']),
  firm('X18 高新无收入', { ...idle, ...highTech }, []),
  firm('X19 能耗恰为电力折标的 95%', { energyTce: 467.02, electricityKwh: 400 }, []),
  firm('X19 能耗不足电力折标的 95%', { energyTce: 467.019, electricityKwh: 400 }, ['X19 W firm1']),
  firm('X19 等价值不比', { energyTce: 467.019, electricityKwh: 400, energyBasis: '等价值' }, ['X34 W *']),
  firm('X19 没有用电量', { energyTce: 1, electricityKwh: null }, []),
  firm('X20 正常而无收入', { ...idle, opStatus: '正常', employeesYearEnd: 1 }, ['X20 W firm1', 'X28 W firm1']),
  firm('X20 正常而无人员', { employeesYearEnd: 0, rdExpense: 0 }, ['X20 W firm1']),
  firm('X20 正常而无能耗', { energyTce: 0, electricityKwh: null }, ['X20 W firm1']),
  firm(
    'X20 正常各有一点',
    {
      ...idle,
      opStatus: '正常',
      revenue: 5,
      employeesYearEnd: 1,
      energyTce: 0.001,
      electricityKwh: null,
      grossOutput: 5,
    },
    [],
  ),
  firm('X20 半停产不比', { energyTce: 0, electricityKwh: null, opStatus: '半停产' }, []),
  firm('X21 未投产有产值', { opStatus: '未投产', startProduction: null }, ['X21 E firm1']),
  firm('X21 未投产一分产值', { ...idle, opStatus: '未投产', startProduction: null, grossOutput: 0.01, revenue: 0.01 }, [
    'X21 E firm1',
  ]),
  firm('X21 未投产无产值', { ...idle, opStatus: '未投产', startProduction: null }, []),
  firm('X21 停产一分产值', { ...idle, grossOutput: 0.01, revenue: 0.01 }, ['X21 W firm1']),
  firm('X21 歇业有产值', { opStatus: '歇业' }, []),
  firm('X22 不排放而有排放量', { codT: 0.0001 }, ['X22 E firm1']),
  firm('X22 不排放而填零', { codT: 0, nh3nT: 0, so2T: 0, noxT: 0 }, []),
  firm(
    'X22 排放而全空',
    { hasDischarge: '是' },
    ['X22 E firm1'],
    ['E firm1.codT', 'E firm1.nh3nT', 'E firm1.so2T', 'E firm1.noxT'],
  ),
  firm('X22 排放而填零', { hasDischarge: '是', codT: 0 }, []),
  firm('X22 排放只填一项', { hasDischarge: '是', noxT: 0.5 }, []),
  firm('X28 人均三千万', { employeesYearEnd: 4 }, []),
  firm('X28 人均过三千万', { employeesYearEnd: 4, revenue: 12_000.01 }, ['X28 W firm1']),
  firm('X28 人均五万', { employeesYearEnd: 2400 }, []),
  firm('X28 人均不足五万', { employeesYearEnd: 2400, revenue: 11_999.99 }, ['X28 W firm1']),
  firm('X29 亩均税收两千万', { taxPaid: 60_000, revenue: 200_000, grossOutput: 200_000 }, []),
  firm('X29 亩均税收过两千万', { taxPaid: 60_000.01, revenue: 200_000, grossOutput: 200_000 }, ['X29 W *']),
  firm('X29 亩均产值两亿', { grossOutput: 600_000, revenue: 300_000 }, []),
  firm('X29 亩均产值过两亿', { grossOutput: 600_000.01, revenue: 300_000 }, ['X29 W *']),
  {
    name: 'X29 两家相加',
    firms: [
      { grossOutput: 300_000, revenue: 300_000, occupiedFloorArea: 0 },
      { grossOutput: 300_000.01, revenue: 300_000, occupiedFloorArea: 0 },
    ],
    expect: ['X29 W *'],
  },
  firm('X29 按分摊比例', { grossOutput: 1_200_000, revenue: 300_000, parcelShare: 50 }, []),
  firm('X34 与标准口径不同', { energyBasis: '等价值' }, ['X34 W *']),
  {
    name: 'X34 各行口径不一',
    firms: [{ occupiedFloorArea: 0 }, { energyBasis: '等价值', occupiedFloorArea: 0 }],
    expect: ['X34 W *'],
  },
]
