import type { RowStatus } from './status.ts'

/** A reason that is often given, to be completed by whoever returns. Ours: no document words them. */
export interface ReasonTemplate {
  readonly label: string
  readonly text: string
}

const toTown: readonly ReasonTemplate[] = [
  { label: '面积不符', text: '自用、出租、空置面积与现场或登记不符，请核对后更正。' },
  { label: '缺现场核查', text: '现场核查项未填或与现场不符，请到现场核实后补填。' },
  { label: '缺证明', text: '判定项填“是”或有隐患，未附证明，请补充证明后再提交。' },
  { label: '企业不全', text: '地块上企业未填全，请补录企业信息采集表后再提交。' },
  { label: '数据存疑', text: '产值、税收、用工等数据与上年差异较大，请核实或说明原因。' },
]

const toDistrict: readonly ReasonTemplate[] = [
  { label: '与部门数据不符', text: '填报值与部门核定值差异较大，请街镇会同企业核实。' },
  { label: '分摊比例', text: '企业在几个街镇的分摊比例合计不是 100%，请与有关街镇核对后更正。' },
  { label: '缺审核意见', text: '街镇审核意见过于笼统，请逐项写明现场核查情况。' },
  { label: '缺证明', text: '判定项缺少证明材料，请补充后重新审核。' },
  { label: '权属存疑', text: '权属、用途或合法性与底版不一致，请核实。' },
]

/** Templates for a return to that status; none for the other steps. */
export function reasonTemplates(to: RowStatus): readonly ReasonTemplate[] {
  if (to === 'town-returned') return toTown
  return to === 'review-returned' ? toDistrict : []
}
