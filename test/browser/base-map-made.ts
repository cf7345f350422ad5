import type { BaseChange, BaseConflict, BaseImport, ImportDetail } from '#core/api/base-map-shapes.ts'
import type { ChangeKind } from '#core/base-map/import-state.ts'

export const uploaded = { by: '顾颖', at: '2026-11-21T09:12:00.000+08:00', reason: null }
/** Lines of the made-up comparison by kind. */
export const amounts: Readonly<Record<ChangeKind, number>> = {
  new: 1284,
  changed: 3107,
  unchanged: 43_900,
  missing: 96,
  undecided: 14,
  refused: 100,
}

/** An import that was compared, unless told otherwise. */
export function madeImport(changed: Partial<BaseImport> = {}): BaseImport {
  return {
    id: 'made-1',
    kind: 'registry',
    cycle: '2025',
    coverage: 'whole',
    state: 'compared',
    file: {
      name: '松江区不动产登记信息管理基础平台宗地数据（2026年第三季度导出）.xlsx',
      sha256: 'ab'.repeat(32),
      size: 18_340_221,
      format: 'xlsx',
      encoding: null,
    },
    sheets: [
      { name: '宗地', rows: 48_405, read: true },
      { name: '填写说明', rows: 24, read: false },
    ],
    crs: null,
    records: 48_405,
    withGeometry: 0,
    notes: ['合计行 1 行没有读取。'],
    uploaded,
    counts: {
      changes: amounts,
      conflicts: {
        field: { open: 212, decided: 4 },
        match: { open: 11, decided: 0 },
        duplicate: { open: 3, decided: 1 },
        'by-hand': { open: 8, decided: 0 },
        missing: { open: 96, decided: 0 },
      },
      faults: 417,
      withoutGeometry: 48_405,
      areaDifferences: 0,
    },
    comparison: 2,
    isStale: false,
    applied: null,
    discarded: null,
    ...changed,
  }
}

const column = (heading: string, filled: number, samples: readonly string[], field: string | null) => ({
  heading,
  filled,
  samples: [...samples],
  mapped: field === null ? null : { heading, field, ...(field.endsWith('Area') ? { unit: 'mu' as const } : {}) },
  because: field === null ? null : ('heading' as const),
})

export function madeDetail(changed: Partial<BaseImport> = {}): ImportDetail {
  return {
    import: madeImport(changed),
    columns: [
      column('宗地代码', 48_405, ['310117105001GB00012', '310117105001GB00013'], 'realEstateUnitNo'),
      column('不动产权证号', 47_210, ['沪（2021）松字不动产权第012345号'], 'certNo'),
      column('权利人', 48_400, ['上海示例半导体材料与装备技术发展股份有限公司', '上海松江出口加工区'], 'ownerName'),
      column('坐落', 48_405, ['新桥镇示例路239号', '佘山镇示范大道1号'], 'parcelName'),
      column('宗地面积（亩）', 48_398, ['20.00', '13.37', '100.21'], 'regLandArea'),
      column('乡镇', 48_405, ['新桥镇', '佘山镇', '松江工业区'], 'townCode'),
      column('填表人电话', 12, ['67720000'], null),
      column('备用1', 0, [], null),
    ],
    fields: [
      { field: 'parcelCode', label: '地块编码', unit: '', authoritative: false },
      { field: 'townCode', label: '所属街镇/园区', unit: '', authoritative: true },
      { field: 'parcelName', label: '地块名称/坐落', unit: '', authoritative: true },
      { field: 'realEstateUnitNo', label: '不动产单元号', unit: '', authoritative: true },
      { field: 'certNo', label: '不动产权证号', unit: '', authoritative: true },
      { field: 'ownerName', label: '用地主体名称', unit: '', authoritative: false },
      { field: 'landArea', label: '土地面积', unit: 'm²', authoritative: true },
      { field: 'regLandArea', label: '登记土地面积', unit: 'm²', authoritative: true },
    ],
  }
}

export const place = (row: number) => ({ file: '松江区宗地数据.xlsx', sheet: '宗地', row })
export const codeOf = (number: number): string => `SJ-XQ-${String(number).padStart(5, '0')}`

export function madeChange(kind: ChangeKind, number: number): BaseChange {
  const isNew = kind === 'new'
  const isProposed = isNew && number % 3 === 0
  const reasons: Partial<Record<ChangeKind, string>> = {
    missing: '现有底版中有，新文件中没有。没有意见时保留。',
    undecided: '不动产单元号与证号指向不同的地块。',
    refused: '不动产单元号、证号、坐落和边界都没有，认不出是哪一宗地块。',
  }
  const change: BaseChange = {
    number,
    kind,
    parcelCode: isProposed ? `SJ-拟105-${String(number).padStart(4, '0')}` : kind === 'refused' ? null : codeOf(number),
    isProposedCode: isProposed,
    parcelName: `新桥镇示例路${number}号`,
    townCode: '310117105000',
    place: kind === 'missing' ? null : place(number + 1),
    matchedBy: kind === 'changed' || kind === 'unchanged' ? (number % 4 === 0 ? 'overlap' : 'unit') : null,
    overlap: number % 4 === 0 ? 0.9731 : null,
    fields: [],
    area:
      number % 5 === 0 ? null : { measured: 13_412.5, stated: 13_333.33, percent: 0.59, isWithin: number % 7 !== 0 },
    reason: reasons[kind] ?? null,
  }
  if (kind !== 'new' && kind !== 'changed') return change
  return {
    ...change,
    fields: [
      { field: 'regLandArea', before: isNew ? null : 13_333.33, after: 13_300, from: 'registry' },
      { field: 'certNo', before: null, after: '沪（2021）松字不动产权第012345号', from: 'registry' },
      { field: 'landClass', before: isNew ? null : '仓储', after: '工业', from: 'approval' },
    ],
  }
}

export function madeConflict(number: number, changed: Partial<BaseConflict> = {}): BaseConflict {
  return {
    id: `c${number}`,
    type: 'field',
    parcelCode: codeOf(number),
    parcelName: `新桥镇示例路${number}号`,
    townCode: '310117105000',
    field: 'landArea',
    records: [
      {
        source: 'registry',
        place: place(12),
        parcelCode: codeOf(number),
        value: 13_333.33,
        summary: '上海示例精密制造有限公司',
      },
      {
        source: 'approval',
        place: { file: '用地批文汇总.csv', sheet: null, row: 88 },
        parcelCode: codeOf(number),
        value: 14_000,
        summary: '上海示例精密制造有限公司',
      },
      {
        source: 'land-use',
        place: { file: '土地利用现状.zip', sheet: null, row: 3021 },
        parcelCode: codeOf(number),
        value: 13_870.2,
        summary: '图斑 0102',
      },
    ],
    choices: [
      { choice: 'registry', label: '采用不动产登记', value: 13_333.33 },
      { choice: 'approval', label: '采用用地批文', value: 14_000 },
      { choice: 'land-use', label: '采用土地利用现状', value: 13_870.2 },
    ],
    proposed: 'registry',
    decided: null,
    ...changed,
  }
}

/** A record that may be either of two parcels. */
export const unclear = madeConflict(7, {
  id: 'm7',
  type: 'match',
  field: null,
  records: [
    {
      source: 'registry',
      place: place(31),
      parcelCode: null,
      value: null,
      summary: '新桥镇示例路7号，上海示例仓储服务有限公司，20.00 亩',
    },
    { source: null, place: null, parcelCode: codeOf(7), value: null, summary: '单元号相同；13,333.33 m²' },
    { source: null, place: null, parcelCode: codeOf(8), value: null, summary: '证号相同；边界重叠 31.20%' },
  ],
  choices: [
    { choice: codeOf(7), label: `就是 ${codeOf(7)}` },
    { choice: codeOf(8), label: `就是 ${codeOf(8)}` },
    { choice: 'new', label: '作为新地块' },
    { choice: 'refuse', label: '这条不导入' },
  ],
  proposed: null,
})
export const decided = madeConflict(9, {
  id: 'd9',
  decided: { choice: 'approval', by: '周涛', at: '2026-11-21T14:20:07.000+08:00' },
})
