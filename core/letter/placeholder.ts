import { type TemplatedKind, templatedKinds } from './kind.ts'

/** A name that stands in a template as {{地块编码}} and is replaced when a letter is made. */
export interface Placeholder {
  readonly name: string
  /** What stands in its place. */
  readonly meaning: string
  /** Stands alone on its line: paragraphs or a table take its place. */
  readonly block?: true
  readonly kinds: readonly TemplatedKind[]
}

const ofParcel = ['result-notice', 'return-notice', 'objection-answer', 'disposal-notice'] as const
const ofResult = ['result-notice', 'disposal-notice'] as const

/** All there are: a template that names another is refused. */
export const placeholders: readonly Placeholder[] = [
  { name: '受送达单位', meaning: '收到函件的单位名称', kinds: templatedKinds },
  { name: '年度', meaning: '评估年度，如 2026', kinds: templatedKinds },
  { name: '文号', meaning: '本函件的文号', kinds: templatedKinds },
  { name: '日期', meaning: '出具日期', kinds: templatedKinds },
  { name: '发文单位', meaning: '落款单位', kinds: templatedKinds },
  { name: '地块编码', meaning: '统一地块编码', kinds: ofParcel },
  { name: '地块名称', meaning: '地块名称/坐落', kinds: ofParcel },
  { name: '街镇', meaning: '地块所在街镇或园区', kinds: ofParcel },
  { name: '用地主体', meaning: '地块的用地主体', kinds: ofParcel },
  { name: '用地类别', meaning: '工业、仓储或研发', kinds: ofResult },
  { name: '土地面积', meaning: '平方米和亩', kinds: ofResult },
  { name: '类别', meaning: '审定的类别，如 C 类', kinds: ofResult },
  { name: '类别名称', meaning: '类别的名称，如 观察整改', kinds: ofResult },
  { name: '审定日期', meaning: '市委、市政府审定的日期', kinds: ofResult },
  { name: '标准', meaning: '所用标准的编号', kinds: ofResult },
  { name: '总分', meaning: '评估总分；直接判定的为“不计分”', kinds: ['result-notice'] },
  { name: '名次', meaning: '同组名次；不排名的为“不排名”', kinds: ['result-notice'] },
  { name: '判定依据', meaning: '定类的规则和排名，逐条附条款', block: true, kinds: ['result-notice'] },
  { name: '失分情况', meaning: '未得满分的指标：得分、满分、依据', block: true, kinds: ['result-notice'] },
  { name: '分类措施', meaning: '标准写明的本类措施，和对地块执行的政策', block: true, kinds: ofResult },
  { name: '例外放行', meaning: '正式评估有例外放行的，逐条写明；没有则不写', block: true, kinds: ofResult },
  { name: '退回环节', meaning: '街镇退回或核验退回', kinds: ['return-notice'] },
  { name: '退回日期', meaning: '退回的日期', kinds: ['return-notice'] },
  { name: '退回原因', meaning: '退回时写明的原因', kinds: ['return-notice'] },
  {
    name: '须改正事项',
    meaning: '出具时数据检查须改正的各项：位置、问题、怎样改正；没有则不写',
    block: true,
    kinds: ['return-notice'],
  },
  { name: '异议编号', meaning: '异议的编号', kinds: ['objection-answer'] },
  { name: '提出日期', meaning: '提出异议的日期', kinds: ['objection-answer'] },
  { name: '异议内容', meaning: '提出的异议', kinds: ['objection-answer'] },
  { name: '处理结果', meaning: '异议的处理结果', kinds: ['objection-answer'] },
  { name: '答复意见', meaning: '答复的理由', kinds: ['objection-answer'] },
  { name: '处置路径', meaning: '提质、转型、减量、更新或收储', kinds: ['disposal-notice'] },
  { name: '处置理由', meaning: '处置方案写明的理由', kinds: ['disposal-notice'] },
  { name: '责任单位', meaning: '处置方案的责任主体', kinds: ['disposal-notice'] },
  { name: '完成期限', meaning: '处置方案计划完成的日期', kinds: ['disposal-notice'] },
  { name: '处置措施', meaning: '处置方案的措施', kinds: ['disposal-notice'] },
  { name: '统计日期', meaning: '数字取自系统的日期', kinds: ['bulletin'] },
  { name: '全区概况', meaning: '全区各步的宗数', block: true, kinds: ['bulletin'] },
  { name: '进度排名', meaning: '各街镇的进度，完成多的在前', block: true, kinds: ['bulletin'] },
  { name: '质量排名', meaning: '各街镇的填报质量，须改正少的在前', block: true, kinds: ['bulletin'] },
  { name: '指标口径', meaning: '上面各数怎样统计', block: true, kinds: ['bulletin'] },
]

export function placeholdersOf(kind: TemplatedKind): readonly Placeholder[] {
  return placeholders.filter(({ kinds }) => kinds.includes(kind))
}
