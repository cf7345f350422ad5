import type { Standard } from '../scoring/standard.ts'
import type { Citation } from '../vocabulary/citation.ts'
import { commonNotes, exampleOf, plain, revenuePerMu, sharesAlways, taxPerMu, unpublished } from './example-parts.ts'

const document = '昌乐县企业“亩产效益”综合评价办法（2023年11月）'
const source: Citation = { document, standing: 'document' }

/** 昌乐: a veto is a cap at C, not a D; new firms have a floor at C. */
export const exampleChangle: Standard = {
  ...exampleOf,
  id: 'CL-示例-2023.1',
  name: '昌乐式：一票否决不得列入 A、B 类（示例）',
  district: '370725',
  citation: source,
  energyBasis: '当量值',
  dimensions: [{ id: 'K', name: '亩产效益', citation: unpublished }],
  indicators: [
    {
      ...taxPerMu,
      ...plain,
      id: 'K1',
      dimension: 'K',
      weight: 60,
      method: {
        kind: 'tierLinear',
        unit: '万元/亩',
        stops: [
          { at: 100, points: 100 },
          { at: 60, points: 80 },
          { at: 30, points: 60 },
          { at: 4, points: 20 },
          { at: 0, points: 0 },
        ],
      },
      citation: unpublished,
    },
    {
      ...revenuePerMu,
      ...plain,
      id: 'K2',
      dimension: 'K',
      weight: 40,
      method: { kind: 'ratioCapped', benchmark: { kind: 'percentile', percent: 80 }, cap: 100 },
      citation: unpublished,
    },
  ],
  rules: [
    {
      id: 'C1',
      name: '一票否决',
      when: [
        {
          predicate: 'parcel-is',
          params: { field: 'workSafety', oneOf: ['不符合'] },
          text: '安全生产条件为“不符合”',
        },
        {
          predicate: 'parcel-is',
          params: { field: 'envCompliance', oneOf: ['重大违法或不达标'] },
          text: '环保合规为“重大违法或不达标”',
        },
      ],
      effect: { kind: 'cap', class: 'C' },
      confirmedBy: ['emergency', 'ecology'],
      citation: { ...source, note: '不得列入 A、B 类' },
    },
    {
      id: 'B1',
      name: '新投产企业',
      when: [{ predicate: 'producing-less-than', params: { years: 1 }, text: '各企业投产均未满一年' }],
      effect: { kind: 'floor', class: 'C' },
      confirmedBy: ['economy'],
      citation: { ...source, note: '新建、小升规、重大项目除一票否决外不列入 D 类；满一年为界为拟定' },
    },
    {
      id: 'F1',
      name: '公用事业',
      when: [
        {
          predicate: 'parcel-is',
          params: { field: 'exemptReason', oneOf: ['公用设施'] },
          text: '暂不评价情形为“公用设施”',
        },
      ],
      effect: { kind: 'exempt' },
      confirmedBy: ['planning'],
      citation: { ...source, note: '公用事业企业只采集、不排序' },
    },
  ],
  classes: {
    groupBy: ['landClass'],
    shares: { A: 20, B: 55, C: 20, D: 5 },
    smallGroup: sharesAlways,
    citation: source,
  },
  notes: [
    ...commonNotes,
    '分类比例、不得列入 A、B 类和不列入 D 类的规定出自原办法；指标、权重、插值点和百分位均未公开，为拟定。',
    '原办法一票否决的企业不享受保底；本示例同时符合两项的，先保底、后限制，类别为 C。',
    '采集表没有小升规、重大项目，新建以投产未满一年代替。',
  ],
}
