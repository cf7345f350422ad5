/** What an act wants to be told, and what becomes of it. */
export interface ReasonRule {
  /** 理由（必填，5–500 字，写入修改记录） */
  readonly label: string
  /** Characters; 0: it may stay blank. */
  readonly shortest: number
  readonly longest: number
  /** Stands there at first, to be changed. */
  readonly preset?: string
  /** What to write when it is too short: 请写明要改正什么。 */
  readonly advice: string
}

/** A sentence when the text will not do, else null. */
export function reasonFault({ shortest, advice }: ReasonRule, text: string): string | null {
  const length = [...text.trim()].length
  return length >= shortest ? null : `共 ${length} 字，至少 ${shortest} 字。${advice}`
}
