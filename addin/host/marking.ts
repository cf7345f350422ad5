import { type FindingLevel, levelNames } from '#core/form/field-finding.ts'
import type { Host, Mark, MarkOutcome } from './host.ts'

/** What several judges found, on the cells of one workbook: the host takes all marks at once. */
export interface Marking {
  /** Replaces the marks of this judge; those of the others stay. */
  readonly show: (judge: Judge, marks: readonly Mark[]) => Promise<MarkOutcome>
}

/** Who finds: the checks of the assessment, those of the 申请表. */
export type Judge = 'assessment' | 'application'

export function createMarking(host: Pick<Host, 'mark'>): Marking {
  const shown = new Map<Judge, readonly Mark[]>()
  return {
    show: (judge, marks) => {
      shown.set(judge, marks)
      return host.mark([...shown.values()].flat())
    },
  }
}

/** 须改正：…, for the hint of the marked cell. */
export function markText({ level, why, what }: { level: FindingLevel; why: string; what: string }): string {
  return `${levelNames[level]}：${why}${what}`
}
