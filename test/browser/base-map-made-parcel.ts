import type { BaseEntry, BaseParcel } from '#core/api/base-parcels.ts'
import { codeOf, place, uploaded } from './base-map-made.ts'

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
