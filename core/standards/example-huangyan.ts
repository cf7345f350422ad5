import type { ScaledMethod } from '../scoring/scaled-method.ts'
import type { Standard } from '../scoring/standard.ts'
import type { Citation } from '../vocabulary/citation.ts'
import {
  commonNotes,
  exampleOf,
  outputPerDischarge,
  outputPerEnergy,
  outputPerMu,
  plain,
  rdIntensity,
  revenuePerHead,
  sharesAlways,
  taxPerElectricity,
  taxPerMu,
  unpublished,
} from './example-parts.ts'

const document = '黄岩区工业企业“亩均效益”综合评价办法'
const source: Citation = { document, standing: 'document' }
/** Published figures are of 增加值; 上海郊区 2022: 增加值 is 0.26 of 总产值. */
const derived: Citation = { document, standing: 'document', note: '原基准值为增加值，除以增加值率 0.26 折成产值' }

function benchmark(value: number, citation: Citation): ScaledMethod {
  return { kind: 'ratioCapped', benchmark: { kind: 'fixed', value, citation }, cap: 100 }
}
function published(figure: string): Citation {
  return { document: '黄岩区2022年度评价基准值', standing: 'document', note: figure }
}

const shared = {
  ...exampleOf,
  district: '331003',
  citation: source,
  energyBasis: '等价值',
  classes: {
    groupBy: ['landClass'],
    shares: { A: 20, B: 55, C: 20, D: 5 },
    smallGroup: sharesAlways,
    citation: unpublished,
  },
} as const satisfies Partial<Standard>

const exemption = {
  id: 'F1',
  name: '暂不评价',
  when: [{ predicate: 'parcel-is-not', params: { field: 'exemptReason', value: '无' }, text: '有暂不评价情形' }],
  effect: { kind: 'exempt' },
  confirmedBy: ['planning'],
  citation: unpublished,
} as const

const notes = [
  ...commonNotes,
  '分类比例未公开，为拟定。',
  '原办法未说明单项得分是否封顶，本示例单项最高 100 分。',
] as const

/** 黄岩 规上: six indicators, value ÷ the year's benchmark × weight; a missing discharge is the peers' mean. */
export const exampleHuangyan: Standard = {
  ...shared,
  id: 'HY-示例-规上.1',
  name: '黄岩式：六项指标 ÷ 基准值，规上（示例）',
  dimensions: [
    { id: 'K', name: '产出', citation: unpublished },
    { id: 'G', name: '绿色与创新', citation: unpublished },
  ],
  indicators: [
    {
      ...taxPerMu,
      ...plain,
      id: 'K1',
      dimension: 'K',
      weight: 30,
      method: benchmark(24.097, published('亩均税收 24.097 万元/亩')),
      citation: source,
    },
    {
      ...outputPerMu,
      ...plain,
      id: 'K2',
      dimension: 'K',
      weight: 20,
      method: benchmark(523.692308, published('亩均增加值 136.16 万元/亩 ÷ 0.26')),
      citation: derived,
    },
    {
      ...revenuePerHead,
      ...plain,
      id: 'K3',
      dimension: 'K',
      weight: 10,
      method: benchmark(69.769231, published('全员劳动生产率 18.14 万元/人 ÷ 0.26')),
      citation: derived,
    },
    {
      ...outputPerEnergy,
      ...plain,
      id: 'G1',
      dimension: 'G',
      weight: 20,
      method: benchmark(10.361538, published('单位能耗增加值 2.694 万元/tce（等价值） ÷ 0.26')),
      citation: derived,
    },
    {
      ...outputPerDischarge,
      ...plain,
      id: 'G2',
      dimension: 'G',
      weight: 10,
      method: benchmark(18960.807692, published('单位排放增加值 4929.81 万元/吨 ÷ 0.26；原为吨，本示例为吨当量')),
      missing: 'peer-average',
      noDischargePoints: 100,
      citation: { ...derived, note: '排放数据缺失的取同类平均值；原基准值为增加值，除以增加值率 0.26 折成产值' },
    },
    {
      ...rdIntensity,
      ...plain,
      id: 'G3',
      dimension: 'G',
      weight: 10,
      method: benchmark(3.02, published('R&D 经费占主营业务收入 0.0302')),
      citation: source,
    },
  ],
  rules: [
    exemption,
    {
      id: 'S1',
      name: '规下',
      when: [{ predicate: 'scale-is', params: { scale: '规下' }, text: '企业均为规下' }],
      effect: { kind: 'exempt', label: '按规下标准评价' },
      confirmedBy: ['statistics'],
      citation: source,
    },
  ],
  notes: [
    ...notes,
    '增加值未采集，以产值代替，公开的增加值基准按增加值率 0.26（上海郊区 2022 年）折成产值；不同行业增加值率差别很大。',
    '确认不排放主要污染物的，排放项得满分，为拟定。',
  ],
}

/** 黄岩 规下: two indicators of equal weight. */
export const exampleHuangyanSmall: Standard = {
  ...shared,
  id: 'HY-示例-规下.1',
  name: '黄岩式：两项指标 ÷ 基准值，规下（示例）',
  dimensions: [{ id: 'K', name: '产出', citation: unpublished }],
  indicators: [
    {
      ...taxPerMu,
      ...plain,
      id: 'K1',
      dimension: 'K',
      weight: 50,
      method: benchmark(11.59, published('规下亩均税收 11.59 万元/亩')),
      citation: source,
    },
    {
      ...taxPerElectricity,
      ...plain,
      id: 'K2',
      dimension: 'K',
      weight: 50,
      method: { kind: 'ratioCapped', benchmark: { kind: 'groupMean', times: 1 }, cap: 100 },
      citation: { ...source, note: '基准值未公开，本示例取同组平均值' },
    },
  ],
  rules: [
    exemption,
    {
      id: 'S1',
      name: '规上',
      when: [{ predicate: 'scale-is', params: { scale: '规上' }, text: '有规上企业' }],
      effect: { kind: 'exempt', label: '按规上标准评价' },
      confirmedBy: ['statistics'],
      citation: source,
    },
  ],
  notes,
}
