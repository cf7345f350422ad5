import { type FieldCase, firmField, parcelField } from './field-case.ts'
import type { FirmKey, ParcelKey } from './headings.ts'
import type { Cell, FirmRow, ParcelRow } from './ledger.ts'
import { creditCode } from './sample.ts'

const thisYear = new Date(Date.now() + 8 * 3_600_000).getUTCFullYear()
const long = (length: number): string => '长'.repeat(length)
const contract: ParcelRow = { acquireMode: '出让', contractDate: '2006-07-01' }
const vacant: ParcelRow = { vacantSince: '2025-03-01' }
const excelDay = (day: string): Date => new Date(`${day}T00:00:00Z`)

type Values = readonly Cell[]
type ParcelLine = readonly [key: ParcelKey, good: Values, bad: Values, others?: ParcelRow]
type FirmLine = readonly [key: FirmKey, good: Values, bad: Values, others?: FirmRow]

const parcelLines: readonly ParcelLine[] = [
  ['assessYear', [2020, thisYear, '2024', '２０２４'], [2019, thisYear + 1, 2024.5, '去年']],
  ['parcelName', [long(100)], [long(101)]],
  ['ownerName', [long(100)], [long(101)]],
  ['selfNote', [long(500)], [long(501)]],
  ['fillPerson', [long(30)], [long(31)]],
  ['landArea', [0.01, 5_000_000, '20,000.00', '２００００', ' 20000 '], [0, -1, 5_000_000.01, '三十亩', '2万']],
  ['regLandArea', [20_000.01], [0, -0.01, '不详']],
  ['occupiedArea', [0.01], [0, -0.01]],
  ['floorArea', [0, 24_000], [-0.01, '二层']],
  ['illegalFloorArea', [0, 0.01], [-0.01, '有']],
  ['vacantFloorArea', [0], [-0.01], vacant],
  ['vacantLandArea', [0, 20_000], [-0.01, 20_000.01], vacant],
  ['footprintArea', [0, 19_999.99], [-0.01]],
  ['farAllowed', [0.1, 8, 2.5], [0.09, 8.01, 0, '见合同']],
  ['selfUsedArea', [0], [-0.01]],
  ['rentedOutArea', [0], [-0.01]],
  ['buildYear', [1950, thisYear], [1949, thisYear + 1, 1999.5]],
  ['firmCount', [1], [1.5, -1, '一家']],
  [
    'fillPhone',
    ['13812345678', '19912345678', '021-57812345'],
    ['12812345678', '1381234567', '138123456789', '电话见名片'],
  ],
  [
    'landEndDate',
    ['2006-07-02', '2056-06-30', '2056/6/30', '2056.6.30', '2056年6月30日', excelDay('2056-06-30')],
    ['2006-07-01', '2006-06-30', '2026-02-30', '五十年', 'abc'],
    contract,
  ],
  ['approvalDate', ['2001-05-08', '2001/5/8', '2001年5月8日', excelDay('2001-05-08')], ['2001-13-01', '零一年']],
  [
    'vacantSince',
    ['2024-03', '2024年3月', '2024/3', '2024-03-15', excelDay('2024-03-01')],
    ['2024-13', '好几年'],
    { vacantFloorArea: 100, selfUsedArea: 23_900 },
  ],
  ['fillDate', ['2026-03-02', excelDay('2026-03-02')], ['三月']],
  ['townReviewDate', ['2026-03-10'], ['2026-02-29']],
  ['idleDetermined', ['否', '是', '无', '√', true, false], ['也许', '未定', 2]],
  ['envRestrict', ['否', '是'], ['部分']],
  ['useMismatch', ['否', '是'], ['?']],
  ['bottleneckTech', ['否', '是'], ['申报中']],
]

const firmLines: readonly FirmLine[] = [
  ['firmName', [long(100)], [long(101)]],
  ['industryCode', ['3489', '0610', '9700', '5910', '7320', '6510'], ['348', '34890', '34A9', '0000', '9900', 'C3489']],
  ['occupiedFloorArea', [0, 24_000], [-0.01, '整栋']],
  [
    'startProduction',
    ['2025-12-31', '2025/12/31', excelDay('2025-12-31')],
    ['2026-01-01', excelDay('2026-01-01'), '未知'],
  ],
  ['parcelShare', [0, 100, 33.3333, '50'], [-0.0001, 100.0001, '一半']],
  ['fixedAssets', [0], [-0.01, '若干']],
  ['grossOutput', [0, '11,000.00'], [-0.01, '1.1亿']],
  ['revenue', [0], [-0.01, '保密']],
  ['taxPaid', [-100.5, 0], ['免税']],
  ['rdExpense', [0], [-0.01, '/']],
  ['energyTce', [0.001, 700.123], [-0.001, '未统计']],
  ['electricityKwh', [0], [-0.01]],
  ['employeesYearEnd', [0, 100], [-1, 12.5, '十人']],
  ['codT', [0.0001, 0], [-0.0001, '微量'], { hasDischarge: '是', noxT: 1 }],
  ['nh3nT', [0.0001], [-0.0001, '微量'], { hasDischarge: '是', noxT: 1 }],
  ['so2T', [0.0001], [-0.0001, '微量'], { hasDischarge: '是', noxT: 1 }],
  ['noxT', [0.0001], [-0.0001, '微量'], { hasDischarge: '是', codT: 1 }],
  ['highTechUntil', ['2027-01-01'], ['三年'], { highTech: '是' }],
  ['hasDischarge', ['否'], ['少量']],
  ['aboveScale', ['是', '否', true], ['以上']],
  ['taxInDistrict', ['是', '否'], ['部分']],
  ['highTech', ['否', false], ['申报中']],
]

/** A code that Excel has turned into a number, or shows as one, has lost its digits. */
const lostCodes: readonly FieldCase[] = [
  {
    name: '信用代码成了科学记数的文字',
    firms: [{ uscc: '9.13101E+17' }],
    about: 'firm1.uscc',
    told: ['E firm1.uscc', 'X09 E firm1'],
  },
  {
    name: '信用代码成了数',
    firms: [{ uscc: 913101179999999200 }],
    about: 'firm1.uscc',
    told: ['E firm1.uscc', 'X09 E firm1'],
  },
  {
    name: '用地主体信用代码成了科学记数',
    parcel: { ownerUscc: '9.13E+17' },
    about: 'parcel.ownerUscc',
    told: ['E parcel.ownerUscc', 'X09 E parcel'],
  },
  {
    name: '单元号成了科学记数',
    parcel: { realEstateUnitNo: '3.10117E+18' },
    about: 'parcel.realEstateUnitNo',
    told: ['E parcel.realEstateUnitNo'],
  },
  { name: '行业代码是数', firms: [{ industryCode: 3489 }], about: 'firm1.industryCode', told: [] },
  {
    name: '行业代码是数，丢了前零',
    firms: [{ industryCode: 610 }],
    about: 'firm1.industryCode',
    told: ['E firm1.industryCode'],
  },
  { name: '手机号是数', parcel: { fillPhone: 13812345678 }, about: 'parcel.fillPhone', told: [] },
  { name: '信用代码全空格', firms: [{ uscc: '   ' }], about: 'firm1.uscc', told: ['E firm1.uscc'] },
  { name: '信用代码正好', firms: [{ uscc: creditCode(77_000_001) }], about: 'firm1.uscc', told: [] },
]

/** Kinds, ranges and spellings of every field that has any. */
export const valueCases: readonly FieldCase[] = [
  ...parcelLines.flatMap(([key, good, bad, others]) => [
    ...good.map((value) => parcelField(key, value, true, others)),
    ...bad.map((value) => parcelField(key, value, false, others)),
  ]),
  ...firmLines.flatMap(([key, good, bad, others]) => [
    ...good.map((value) => firmField(key, value, true, others)),
    ...bad.map((value) => firmField(key, value, false, others)),
  ]),
  ...lostCodes,
]
