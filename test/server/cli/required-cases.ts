import { type FieldCase, firmField, parcelField } from './field-case.ts'
import type { FirmKey, ParcelKey } from './headings.ts'
import type { FirmRow, ParcelRow } from './ledger.ts'

const requiredParcelKeys: readonly ParcelKey[] = [
  'assessYear',
  'townCode',
  'parcelName',
  'baseSource',
  'ownershipType',
  'legality',
  'acquireMode',
  'regUse',
  'currentUse',
  'landClass',
  'planZoneType',
  'siteBoundary',
  'ownerName',
  'ownerIsSoe',
  'landArea',
  'floorArea',
  'illegalFloorArea',
  'vacantFloorArea',
  'selfUsedArea',
  'rentedOutArea',
  'idleDetermined',
  'propertyQuality',
  'houseSafety',
  'workSafety',
  'envRestrict',
  'envCompliance',
  'exemptReason',
  'useMismatch',
  'bottleneckTech',
  'firmCount',
  'fillPerson',
  'fillPhone',
  'fillDate',
]

const requiredFirmKeys: readonly FirmKey[] = [
  'firmName',
  'uscc',
  'occupancy',
  'occupiedFloorArea',
  'industryCode',
  'aboveScale',
  'registeredTown',
  'taxInDistrict',
  'opStatus',
  'fixedAssets',
  'revenue',
  'taxPaid',
  'rdExpense',
  'energyTce',
  'energyBasis',
  'employeesYearEnd',
  'hasDischarge',
  'highTech',
  'techGiant',
  'techSme',
  'srdi',
  'techCenter',
  'designCenter',
  'headquarters',
  'foreignRd',
]

/** Conditional fields left blank: where the condition holds they are missing, elsewhere not. */
const parcelConditions: readonly (readonly [key: ParcelKey, missing: boolean, others: ParcelRow])[] = [
  ['realEstateUnitNo', true, { baseSource: '不动产登记', certNo: '沪（2021）松字不动产权第012345号' }],
  ['certNo', true, { baseSource: '不动产登记', realEstateUnitNo: '310117001001GB00012' }],
  ['realEstateUnitNo', false, { baseSource: '土地利用现状' }],
  ['certNo', false, { baseSource: '四个一批' }],
  ['approvalNo', true, { baseSource: '用地批文' }],
  ['approvalDate', true, { baseSource: '用地批文' }],
  ['approvalNo', false, { baseSource: '土地利用现状' }],
  ['approvalDate', false, { baseSource: '不动产登记' }],
  ['landEndDate', true, { acquireMode: '出让' }],
  ...['划拨', '租赁', '作价入股', '集体', '其他'].map(
    (acquireMode) => ['landEndDate', false, { acquireMode }] as const,
  ),
  ['ownerUscc', true, {}],
  ['ownerUscc', true, { ownershipType: '集体' }],
  ['ownerUscc', true, { ownershipType: '国有', selfNote: '历史遗留' }],
  ['ownerUscc', false, { ownershipType: '集体', selfNote: '历史遗留' }],
  ['soeFourBatch', true, { ownerIsSoe: '市属' }],
  ['soeFourBatch', true, { ownerIsSoe: '区属' }],
  ...['否', '央企', '镇属'].map((ownerIsSoe) => ['soeFourBatch', false, { ownerIsSoe }] as const),
  ['vacantSince', true, { vacantFloorArea: 100, selfUsedArea: 23_900 }],
  ['vacantSince', true, { vacantLandArea: 0.01 }],
  ['vacantSince', false, { vacantLandArea: 0 }],
  ['townReviewer', false, {}],
  ['townReviewDate', false, {}],
  ['townOpinion', false, {}],
]

const lease: FirmRow = { occupancy: '租赁', lessor: '用地主体', leaseStart: '2020-01-01', leaseEnd: '2028-12-31' }

const firmConditions: readonly (readonly [key: FirmKey, missing: boolean, others: FirmRow])[] = [
  ...(['lessor', 'leaseStart', 'leaseEnd'] as const).flatMap((key) => [
    [key, true, lease] as const,
    [key, true, { ...lease, occupancy: '分租' }] as const,
    [key, false, { occupancy: '自有' }] as const,
    [key, false, { occupancy: '合作' }] as const,
  ]),
  ...['正常', '停产', '半停产', '歇业'].map((opStatus) => ['startProduction', true, { opStatus }] as const),
  ['startProduction', false, { opStatus: '未投产' }],
  ['parcelShare', false, {}],
  ['grossOutput', true, { industryCode: '0690' }],
  ['grossOutput', true, { industryCode: '4690' }],
  ['grossOutput', false, { industryCode: '4790' }],
  ['grossOutput', false, { industryCode: '0590' }],
  ['highTechUntil', true, { highTech: '是' }],
  ['highTechUntil', false, { highTech: '否' }],
]

/** Blank cells: required always, required sometimes, required later. */
export const requiredCases: readonly FieldCase[] = [
  ...requiredParcelKeys.map((key) => parcelField(key, null, false)),
  ...requiredFirmKeys.map((key) => firmField(key, null, false)),
  ...parcelConditions.map(([key, missing, others]) => parcelField(key, null, !missing, others)),
  ...firmConditions.map(([key, missing, others]) => firmField(key, null, !missing, others)),
]
