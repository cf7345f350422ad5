import type { Standard } from '../scoring/standard.ts'
import type { Citation } from '../vocabulary/citation.ts'
import { commonNotes, exampleOf, plain, revenuePerMu, sharesAlways, taxPerEnergy, taxPerMu } from './example-parts.ts'

const document = '淮安市工业企业资源集约利用综合评价办法（政策问答，2024-05-31）'
const source: Citation = { document, standing: 'document' }
const benchmark: Citation = { document, standing: 'document', note: '基准值约为上年度当地平均值的 2 倍' }
const twiceTheMean = { kind: 'ratioCapped', benchmark: { kind: 'groupMean', times: 2 }, cap: 100 } as const

/** 淮安: value ÷ benchmark × weight, the benchmark about twice the local mean; a class T that is not assessed. */
export const exampleHuaian: Standard = {
  ...exampleOf,
  id: 'HA-示例-2024.1',
  name: '淮安式：取值 ÷ 基准值 × 权重（示例）',
  district: '320800',
  citation: source,
  energyBasis: '当量值',
  dimensions: [
    { id: 'K', name: '集约', citation: source },
    { id: 'G', name: '绿色', citation: source },
  ],
  indicators: [
    { ...taxPerMu, ...plain, id: 'K1', dimension: 'K', weight: 45, method: twiceTheMean, citation: benchmark },
    { ...revenuePerMu, ...plain, id: 'K2', dimension: 'K', weight: 35, method: twiceTheMean, citation: benchmark },
    { ...taxPerEnergy, ...plain, id: 'G1', dimension: 'G', weight: 20, method: twiceTheMean, citation: benchmark },
  ],
  rules: [
    {
      id: 'T1',
      name: '公用设施',
      when: [
        {
          predicate: 'parcel-is',
          params: { field: 'exemptReason', oneOf: ['公用设施'] },
          text: '暂不评价情形为“公用设施”',
        },
      ],
      effect: { kind: 'exempt', label: '不适合评价（T 类）' },
      confirmedBy: ['planning'],
      citation: source,
    },
    {
      id: 'T2',
      name: '投产未满两年',
      when: [
        { predicate: 'producing-less-than', params: { years: 2 }, text: '各企业投产均未满两年' },
        {
          predicate: 'parcel-is',
          params: { field: 'exemptReason', oneOf: ['建设期内', '投产未满两年'] },
          text: '暂不评价情形为“建设期内”或“投产未满两年”',
        },
      ],
      effect: { kind: 'exempt', label: '不适合评价（T 类）' },
      confirmedBy: ['planning'],
      citation: source,
    },
    {
      id: 'S1',
      name: '规下且用地不足 3 亩',
      when: [
        {
          predicate: 'scale-is',
          params: { scale: '规下', landAreaBelow: 2000 },
          text: '企业均为规下，土地面积不足 2,000 m²（3 亩）',
        },
      ],
      effect: { kind: 'exempt', label: '不在评价范围' },
      confirmedBy: ['statistics'],
      citation: source,
    },
  ],
  classes: {
    groupBy: ['landClass'],
    shares: { A: 20, B: 40, C: 35, D: 5 },
    smallGroup: sharesAlways,
    citation: source,
  },
  notes: [
    ...commonNotes,
    '原办法取上年度当地平均值的 2 倍左右为基准值；本示例取本次同组平均值的 2 倍。',
    '绿色项原办法为单位能耗或单位电耗税收，本示例取单位能耗税收；加减分项未公开，不计。',
    '原办法未说明单项得分是否封顶，本示例单项最高 100 分。',
  ],
}
