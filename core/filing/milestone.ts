import { type Citation, clause9, proposed } from '../vocabulary/citation.ts'

/** The four stages 9号 names, with our finer milestones between them, in order. */
export const milestones = ['eia', 'expansion', 'construction-start', 'completion', 'production', 'operation'] as const
export type Milestone = (typeof milestones)[number]

export type TrackingStage = '认定' | '改扩建' | '竣工验收' | '日常运营'

export interface MilestoneInfo {
  readonly name: string
  readonly stage: TrackingStage
  /** Ours are optional; those of the document follow one another without a gap. */
  readonly origin: 'document' | 'proposed'
  readonly clause: Citation
}

const stages = clause9('二.1')

export const milestoneInfo: Readonly<Record<Milestone, MilestoneInfo>> = {
  eia: { name: '环评', stage: '认定', origin: 'proposed', clause: proposed('9号文二.3，节点拟定') },
  expansion: { name: '改扩建', stage: '改扩建', origin: 'document', clause: stages },
  'construction-start': { name: '开工', stage: '改扩建', origin: 'proposed', clause: proposed() },
  completion: { name: '竣工验收', stage: '竣工验收', origin: 'document', clause: stages },
  production: { name: '投产', stage: '日常运营', origin: 'proposed', clause: proposed() },
  operation: { name: '日常运营', stage: '日常运营', origin: 'document', clause: stages },
}

/** 改扩建, and 环评（拟定节点） where it is ours. */
export function milestoneLabel(milestone: Milestone): string {
  const { name, origin } = milestoneInfo[milestone]
  return origin === 'document' ? name : `${name}（拟定节点）`
}

/** The milestones of the document that come before this one. */
export function requiredBefore(milestone: Milestone): readonly Milestone[] {
  return milestones.slice(0, milestones.indexOf(milestone)).filter((each) => milestoneInfo[each].origin === 'document')
}

export function isAfter(milestone: Milestone, other: Milestone): boolean {
  return milestones.indexOf(milestone) > milestones.indexOf(other)
}
