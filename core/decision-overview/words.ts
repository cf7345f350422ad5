import type { CycleStage } from '../cycle-stage/stage.ts'

/** Where classes come from; see core/api/decision-overview.ts. */
export interface Basis {
  readonly kind: 'decided' | 'formal' | 'draft'
  readonly standard: string
  readonly on: string
}

const next: Readonly<Record<CycleStage, string>> = {
  下发: '下一步：下发工作簿，开始填报。',
  填报: '下一步：填报完成后转入核验。',
  核验: '下一步：核验通过后转入评估。',
  评估: '下一步：运行正式评估，再公示。',
  公示: '下一步：公示期满、异议办结后由区专班审核。',
  研判: '下一步：报市级联合研判，登记意见后登记审定。',
  审定: '下一步：编制处置方案，送达告知书，归档。',
  归档: '本年度已归档。',
}

/** The stage of the year and what comes next. */
export function stageSentence({ cycle, stage }: { readonly cycle: string; readonly stage: CycleStage }): string {
  return `${cycle}年度处于“${stage}”阶段。${next[stage]}`
}

/** Of which evaluation the classes are, and whether they are decided. */
export function basisSentence({ kind, standard, on }: Basis): string {
  const day = on.slice(0, 10)
  if (kind === 'decided') return `类别为 ${day} 审定的结果，标准 ${standard}。`
  const run = kind === 'formal' ? '正式评估' : '草评'
  return `类别取自 ${day} 的${run}，标准 ${standard}，尚未审定，为预估。`
}
