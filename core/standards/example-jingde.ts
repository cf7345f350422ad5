import type { Standard } from '../scoring/standard.ts'
import type { Citation } from '../vocabulary/citation.ts'
import {
  commonNotes,
  exampleOf,
  fixedAssetIntensity,
  outputPerDischarge,
  outputPerEnergy,
  plain,
  rdIntensity,
  revenuePerHead,
  revenuePerMu,
  sharesAlways,
  taxPerMu,
  unpublished,
} from './example-parts.ts'

const document = '旌德县工业企业综合评价办法'
const source: Citation = { document, standing: 'document' }
const formula: Citation = { document, standing: 'document', note: '极差公式出自原办法，权重未公开，为本示例拟定' }
const floored = { kind: 'minMax', floor: 20, span: 80 } as const

/** 旌德: weight × (20 + 80 × (x − least) ÷ (greatest − least)) ÷ 100. */
export const exampleJingde: Standard = {
  ...exampleOf,
  id: 'JD-示例-2024.1',
  name: '旌德式：极差，底分 20（示例）',
  district: '341825',
  citation: source,
  energyBasis: '当量值',
  dimensions: [
    { id: 'K', name: '集约', citation: unpublished },
    { id: 'G', name: '绿色与创新', citation: unpublished },
  ],
  indicators: [
    { ...taxPerMu, ...plain, id: 'K1', dimension: 'K', weight: 30, method: floored, citation: formula },
    { ...revenuePerMu, ...plain, id: 'K2', dimension: 'K', weight: 20, method: floored, citation: formula },
    { ...fixedAssetIntensity, ...plain, id: 'K3', dimension: 'K', weight: 10, method: floored, citation: formula },
    { ...revenuePerHead, ...plain, id: 'K4', dimension: 'K', weight: 10, method: floored, citation: formula },
    { ...outputPerEnergy, ...plain, id: 'G1', dimension: 'G', weight: 10, method: floored, citation: formula },
    {
      ...outputPerDischarge,
      ...plain,
      id: 'G2',
      dimension: 'G',
      weight: 10,
      method: floored,
      noDischargePoints: 100,
      citation: formula,
    },
    { ...rdIntensity, ...plain, id: 'G3', dimension: 'G', weight: 10, method: floored, citation: formula },
  ],
  rules: [
    {
      id: 'F1',
      name: '暂不评价',
      when: [{ predicate: 'parcel-is-not', params: { field: 'exemptReason', value: '无' }, text: '有暂不评价情形' }],
      effect: { kind: 'exempt' },
      confirmedBy: ['planning'],
      citation: source,
    },
    {
      id: 'S1',
      name: '规下且用地不足 5 亩',
      when: [
        {
          predicate: 'scale-is',
          params: { scale: '规下', landAreaBelow: 3333.33 },
          text: '企业均为规下，土地面积不足 3,333.33 m²（5 亩）',
        },
      ],
      effect: { kind: 'exempt', label: '不在评价范围' },
      confirmedBy: ['statistics'],
      citation: source,
    },
  ],
  classes: {
    groupBy: ['landClass', 'scale'],
    shares: { A: 20, B: 55, C: 20, D: 5 },
    smallGroup: sharesAlways,
    citation: unpublished,
  },
  notes: [
    ...commonNotes,
    '原办法规上七项、规下三项，各项权重和分类比例未公开，均为拟定；本示例规上、规下同用七项，分别排序。',
    '原办法有亩均技改投资，采集表没有此项，以亩均固定资产代替。',
    '同组取值全部相同时，原办法未作规定，本示例给满分。缺项得 0 分，不给底分。',
    '各企业均不排放主要污染物的，单位排放产值得满分，为拟定。',
  ],
}
