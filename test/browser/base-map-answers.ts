import type { Page } from 'playwright-core'
import type { BaseChange, BaseConflict, BaseImport, ImportDetail } from '#core/api/base-map-shapes.ts'
import type { BaseEntry, BaseParcel } from '#core/api/base-parcels.ts'
import { type ChangeKind, changeKinds } from '#core/base-map/import-state.ts'

/** Parcels of the whole city's base: more than anybody reads through. */
export const hugeBase = 48_501

const uploaded = { by: '顾颖', at: '2026-11-21T09:12:00.000+08:00', reason: null }
const amounts: Readonly<Record<ChangeKind, number>> = {
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

const place = (row: number) => ({ file: '松江区宗地数据.xlsx', sheet: '宗地', row })
const codeOf = (number: number): string => `SJ-XQ-${String(number).padStart(5, '0')}`

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
      { choice: 'registry', label: '采用不动产登记 13,333.33 m²', value: 13_333.33 },
      { choice: 'approval', label: '采用用地批文 14,000.00 m²', value: 14_000 },
      { choice: 'land-use', label: '采用土地利用现状 13,870.20 m²', value: 13_870.2 },
    ],
    proposed: 'registry',
    decided: null,
    ...changed,
  }
}

const unclear = madeConflict(7, {
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
const decided = madeConflict(9, {
  id: 'd9',
  decided: { choice: 'approval', by: '周涛', at: '2026-11-21T14:20:07.000+08:00' },
})

export function madeEntry(number: number, changed: Partial<BaseEntry> = {}): BaseEntry {
  return {
    id: `e${number}`,
    revision: 1,
    kind: 'change',
    year: null,
    event: '股权转让',
    day: '2026-06-18',
    place: { file: '股权转让通报（6月）.xlsx', sheet: 'Sheet1', row: number + 1 },
    import: 'made-9',
    values: [
      { label: '用地主体名称', value: '上海示例半导体材料与装备技术发展股份有限公司' },
      { label: '统一社会信用代码', value: '91310117999999912E' },
      { label: '变更前', value: '上海示例控股集团有限公司 100%' },
      { label: '变更后', value: '示例投资（香港）有限公司 60%' },
      { label: '文号', value: '松市监函〔2026〕88号' },
    ],
    parcelCodes: [],
    candidates: [
      { parcelCode: codeOf(7), parcelName: '新桥镇示例路7号', why: '用地主体名称相同' },
      { parcelCode: codeOf(8), parcelName: '新桥镇示例路8号', why: '信用代码相同，在另一宗地块上' },
    ],
    state: 'open',
    decided: null,
    ...changed,
  }
}

export function madeParcel(parcelCode: string, changed: Partial<BaseParcel> = {}): BaseParcel {
  const ring: [number, number][] = [
    [121.3301, 31.0512],
    [121.3318, 31.0514],
    [121.3317, 31.0501],
    [121.331, 31.05],
    [121.3309, 31.0506],
    [121.3302, 31.0505],
    [121.3301, 31.0512],
  ]
  const at = '2026-11-20T10:00:00.000+08:00'
  const sources = (values: readonly [string | number, string | number]) => [
    { source: 'registry' as const, value: values[0], place: place(12), at },
    { source: 'land-use' as const, value: values[1], place: place(301), at },
  ]
  return {
    parcelCode,
    isProposedCode: false,
    state: 'active',
    parcelName: '新桥镇示例路239号',
    townCode: '310117105000',
    landClass: '工业',
    landArea: 13_333.33,
    sources: ['registry', 'land-use'],
    area: { measured: 14_120.4, stated: 13_333.33, percent: 5.9, isWithin: false },
    predecessors: ['SJ-XQ-9001'],
    successors: [],
    fields: [
      {
        field: 'landArea',
        value: 13_333.33,
        from: 'registry',
        isChosen: false,
        sources: sources([13_333.33, 13_870.2]),
      },
      {
        field: 'currentUse',
        value: '工业用地',
        from: 'land-use',
        isChosen: true,
        sources: sources(['仓储用地', '工业用地']),
      },
      {
        field: 'certNo',
        value: '沪（2021）松字不动产权第012345号',
        from: 'registry',
        isChosen: false,
        sources: sources(['沪（2021）松字不动产权第012345号', '']).slice(0, 1),
      },
    ],
    geometry: { crs: 'EPSG:4549', source: 'land-use', at, original: [[ring]], geographic: [[ring]] },
    history: [
      {
        number: 12,
        kind: 'imported',
        cycle: '2025',
        predecessors: [],
        successors: [],
        import: 'made-1',
        source: 'registry',
        fields: [{ field: 'landArea', before: 13_000, after: 13_333.33 }],
        by: '顾颖',
        at,
        reason: '2026 年度登记数据，第一批',
      },
      {
        number: 4,
        kind: 'split',
        cycle: '2025',
        predecessors: ['SJ-XQ-9001'],
        successors: [parcelCode, 'SJ-XQ-9003'],
        import: null,
        source: null,
        fields: [],
        by: '周涛',
        at: '2026-10-08T09:30:00.000+08:00',
        reason: '松规划资源〔2026〕12号，宗地分割',
      },
    ],
    entries: [madeEntry(1, { parcelCodes: [parcelCode], state: 'handled', decided: uploaded })],
    ...changed,
  }
}

/** Answers the pages of 底版 with a made-up import of the whole base in place of the server. */
export async function answerBaseMap(page: Page, changed: Partial<BaseImport> = {}): Promise<void> {
  const detail = madeDetail(changed)
  await page.route('**/api/v1/base-map/imports?*', (route) => {
    const items = [
      detail.import,
      madeImport({
        id: 'made-2',
        kind: 'platform',
        state: 'applied',
        applied: { ...uploaded, reason: '市平台 2026 年 9 月下发' },
      }),
      madeImport({ id: 'made-3', kind: 'soe-four-batch', state: 'discarded', counts: null, records: 42 }),
      madeImport({ id: 'made-4', kind: 'land-use', state: 'read', counts: null, comparison: 0 }),
    ]
    return route.fulfill({ json: { items, nextCursor: null } })
  })
  await page.route('**/api/v1/base-map/imports/made-1', (route) => route.fulfill({ json: detail }))
  await page.route('**/api/v1/base-map/imports/made-1/changes?*', (route) => {
    const query = new URL(route.request().url()).searchParams
    const kind = changeKinds.find((each) => each === query.get('kind')) ?? 'changed'
    const total = amounts[kind]
    return route.fulfill({ json: pageOf(query, total, (number) => madeChange(kind, number)) })
  })
  await page.route('**/api/v1/base-map/imports/made-1/conflicts?*', (route) => {
    const items = [
      unclear,
      decided,
      madeConflict(3),
      madeConflict(4, {
        type: 'missing',
        field: null,
        records: [],
        proposed: 'keep',
        choices: [
          { choice: 'keep', label: '保留' },
          { choice: 'retire', label: '注销' },
        ],
      }),
    ]
    return route.fulfill({ json: { items, nextCursor: 'more', total: 330 } })
  })
  await page.route('**/api/v1/base-map/imports/made-1/faults?*', (route) => {
    const query = new URL(route.request().url()).searchParams
    return route.fulfill({ json: pageOf(query, 417, madeFault) })
  })
  await page.route('**/api/v1/base-map/entries?*', (route) => {
    const query = new URL(route.request().url()).searchParams
    return route.fulfill({ json: pageOf(query, 1240, (number) => madeEntry(number, entryVariety(number))) })
  })
  await page.route('**/api/v1/base-map/parcels?*', (route) => {
    const query = new URL(route.request().url()).searchParams
    return route.fulfill({ json: pageOf(query, hugeBase, (number) => parcelLine(number)) })
  })
  await page.route('**/api/v1/base-map/parcels/*/*', (route) => {
    const code = decodeURIComponent(new URL(route.request().url()).pathname.split('/').at(-1) ?? '')
    return route.fulfill({ json: madeParcel(code) })
  })
  await page.route('**/api/v1/base-map/code-rule', (route) =>
    route.fulfill({ json: { template: 'SJ-拟{town}-{seq:4}', example: 'SJ-拟105-0013', changed: null } }),
  )
}

function pageOf<Line>(query: URLSearchParams, total: number, make: (number: number) => Line) {
  const from = Number(query.get('cursor') ?? 0)
  const end = Math.min(total, from + Number(query.get('limit') ?? 50))
  const items = Array.from({ length: end - from }, (_, index) => make(from + index + 1))
  return { items, nextCursor: end < total ? String(end) : null, total }
}

function madeFault(number: number) {
  const effect = (['refused', 'left-out', 'note'] as const)[number % 3] ?? 'note'
  return {
    number,
    ...place(number * 7),
    column: effect === 'refused' ? null : '宗地面积（亩）',
    value: effect === 'refused' ? null : '约二十亩',
    effect,
    message: effect === 'refused' ? '整行只有备注，没有可以认出地块的内容。' : '登记土地面积：不是数字，没有采用。',
  }
}

function entryVariety(number: number): Partial<BaseEntry> {
  if (number % 3 === 0) return { kind: 'soe-four-batch', event: null, year: '2025', parcelCodes: [codeOf(number)] }
  return number % 3 === 1 ? {} : { candidates: [], state: 'handled', parcelCodes: [codeOf(7), codeOf(8)] }
}

function parcelLine(number: number) {
  const { fields, geometry, history, entries, predecessors, successors, ...line } = madeParcel(codeOf(number))
  const isBare = number % 4 === 0
  return {
    ...line,
    isProposedCode: number % 9 === 0,
    state: number % 11 === 0 ? ('retired' as const) : ('active' as const),
    area: isBare ? null : line.area,
    landArea: isBare ? null : line.landArea,
  }
}
