import type { Standard } from '../scoring/standard.ts'
import { type Citation, proposed } from '../vocabulary/citation.ts'
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

const document = '崇州市工业企业资源集约利用评价办法'
const source: Citation = { document, standing: 'document' }
const standIn: Citation = { document, standing: 'document', note: '原办法为增加值，采集表没有，以产值或营业收入代替' }
const toTheBest = { kind: 'ratioToMax' } as const

const shared = {
  ...exampleOf,
  district: '510184',
  citation: source,
  energyBasis: '当量值',
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
  '负数和空缺得 0 分；确认不排放主要污染物的，排放项得满分，出自原办法。',
  '分类比例未公开，为拟定。',
] as const

/** 崇州 规上: value ÷ the highest of the group × weight. */
export const exampleChongzhou: Standard = {
  ...shared,
  id: 'CZ-示例-规上.1',
  name: '崇州式：取值 ÷ 最高值 × 权重，规上（示例）',
  dimensions: [
    { id: 'K', name: '产出', citation: unpublished },
    { id: 'G', name: '绿色与创新', citation: unpublished },
  ],
  indicators: [
    { ...taxPerMu, ...plain, id: 'K1', dimension: 'K', weight: 40, method: toTheBest, citation: source },
    { ...outputPerMu, ...plain, id: 'K2', dimension: 'K', weight: 20, method: toTheBest, citation: standIn },
    { ...revenuePerHead, ...plain, id: 'K3', dimension: 'K', weight: 5, method: toTheBest, citation: standIn },
    {
      ...outputPerEnergy,
      ...plain,
      id: 'G1',
      dimension: 'G',
      weight: 20,
      method: toTheBest,
      citation: proposed('原办法能耗 15、水耗 5；采集表没有水耗，并入能耗'),
    },
    {
      ...outputPerDischarge,
      ...plain,
      id: 'G2',
      dimension: 'G',
      weight: 10,
      method: toTheBest,
      noDischargePoints: 100,
      citation: standIn,
    },
    { ...rdIntensity, ...plain, id: 'G3', dimension: 'G', weight: 5, method: toTheBest, citation: source },
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
  notes,
}

/** 崇州 规下: three indicators. */
export const exampleChongzhouSmall: Standard = {
  ...shared,
  id: 'CZ-示例-规下.1',
  name: '崇州式：取值 ÷ 最高值 × 权重，规下（示例）',
  dimensions: [
    { id: 'K', name: '产出', citation: unpublished },
    { id: 'G', name: '绿色', citation: unpublished },
  ],
  indicators: [
    { ...taxPerMu, ...plain, id: 'K1', dimension: 'K', weight: 65, method: toTheBest, citation: source },
    { ...taxPerElectricity, ...plain, id: 'G1', dimension: 'G', weight: 20, method: toTheBest, citation: source },
    {
      ...outputPerDischarge,
      ...plain,
      id: 'G2',
      dimension: 'G',
      weight: 15,
      method: toTheBest,
      noDischargePoints: 100,
      citation: source,
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
  notes: [...notes, '电耗项原办法的算法未公开，本示例取单位用电税收。'],
}
