import { type Citation, clause9, proposed } from '../vocabulary/citation.ts'

/** What a document of a filing is. Kinds are for ever. */
export const documentKinds = [
  'boundary',
  'title',
  'contract',
  'commitment',
  'plan-confirmation',
  'evaluation-opinion',
  'detailed-plan',
  'plan-activation',
  'correction-notice',
  'preliminary-opinion',
  'information-sheet',
  'stamped-sheet',
  'review-table',
  'opinion',
  'request',
  'decision',
  'lingang-decision',
  'city-decision',
  'city-notice',
  'plan-adjustment',
  'milestone-proof',
  'measure',
  'evaluation-report',
  'supplement',
] as const
export type DocumentKind = (typeof documentKinds)[number]

export interface DocumentKindInfo {
  readonly label: string
  readonly clause: Citation
}

const declaration = '附件二.1'
const review = '附件二.2'
const decision = '附件二.3'

export const documentKindInfo: Readonly<Record<DocumentKind, DocumentKindInfo>> = {
  boundary: { label: '四至范围矢量图', clause: clause9(declaration, 'gis或dwg格式') },
  title: { label: '土地权证', clause: clause9(declaration) },
  contract: { label: '土地出让合同', clause: clause9(declaration) },
  commitment: { label: '服从规划收回土地承诺书', clause: clause9('一.4（2）') },
  'plan-confirmation': { label: '规划确认保留依据', clause: clause9('一.4（3）') },
  'evaluation-opinion': { label: '区产业、规划资源部门评估意见', clause: clause9('一.4（2）') },
  'detailed-plan': { label: '控详规划依据', clause: clause9('一.4（2）') },
  'plan-activation': { label: '战略预留区规划启动依据', clause: clause9('三.1') },
  'correction-notice': { label: '补正通知', clause: proposed() },
  'preliminary-opinion': { label: '初审意见', clause: clause9(declaration, '会同相关职能部门初审') },
  'information-sheet': { label: '项目信息表', clause: clause9(declaration) },
  'stamped-sheet': { label: '盖章的项目信息表', clause: clause9(declaration, '一式三份，盖章确认') },
  'review-table': { label: '申报项目区级联审情况一览表', clause: clause9(review) },
  opinion: { label: '联审意见', clause: proposed() },
  request: { label: '报区政府请示', clause: proposed('参照青浦青经发〔2020〕51号') },
  decision: { label: '区政府项目认定相关文件', clause: clause9(decision) },
  'lingang-decision': { label: '临港新片区管委会项目认定相关文件', clause: clause9('三.2') },
  'city-decision': { label: '市三委两局审核结果', clause: clause9('三.1') },
  'city-notice': { label: '市级报备材料', clause: clause9('一.4（3）') },
  'plan-adjustment': { label: '规划调整依据', clause: clause9('一.4（3）') },
  'milestone-proof': { label: '节点证明材料', clause: proposed() },
  measure: { label: '处置措施文书', clause: clause9('二.5') },
  'evaluation-report': { label: '后评估报告', clause: clause9('二.1') },
  supplement: { label: '补充材料', clause: clause9(review) },
}

export function documentLabel(kind: DocumentKind): string {
  return documentKindInfo[kind].label
}
