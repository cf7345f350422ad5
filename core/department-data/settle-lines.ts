import type { LineState } from './import-state.ts'

/** The row a line means. */
export interface Target {
  readonly parcelCode: string
  readonly uscc: string | null
}

export interface LineToSettle {
  readonly number: number
  /** How people find it: 企业信息采集表 第 12 行. */
  readonly place: string
  readonly form: string
  /** Why it can never be written, worded. */
  readonly refusal: string | null
  readonly target: Target | null
  /** By a person. */
  readonly isChosen: boolean
  /** The values it states, as text in one order: equal texts say the same. */
  readonly says: string
}

export interface SettledLine {
  readonly state: LineState
  readonly why: string | null
}

/**
 * What becomes of every line, by number. Lines that mean one row: where all say the same the first is written, where
 * they differ none is: which of them holds is not ours to guess.
 */
export function settleLines(lines: readonly LineToSettle[]): ReadonlyMap<number, SettledLine> {
  const settled = new Map<number, SettledLine>()
  const byTarget = new Map<string, LineToSettle[]>()
  for (const line of lines) {
    const { number, form, refusal, target, isChosen } = line
    if (refusal !== null) settled.set(number, { state: 'refused', why: refusal })
    else if (target === null)
      settled.set(number, { state: 'unmatched', why: '台账中没有这一行，请选定候选或更正后重新导入。' })
    else {
      settled.set(number, { state: isChosen ? 'chosen' : 'matched', why: null })
      const key = `${form} ${target.parcelCode}/${target.uscc ?? ''}`
      byTarget.set(key, [...(byTarget.get(key) ?? []), line])
    }
  }
  for (const same of byTarget.values()) if (same.length > 1) settleRepeats(same, settled)
  return settled
}

function settleRepeats(lines: readonly LineToSettle[], settled: Map<number, SettledLine>): void {
  const [first] = lines
  if (first === undefined) return
  const agree = lines.every(({ says }) => says === first.says)
  for (const line of lines) {
    if (agree && line === first) continue
    const others = lines.filter((other) => other !== line).map(({ place }) => place)
    const why = agree
      ? `与${first.place}相同，只写一次。`
      : `与${others.slice(0, 3).join('、')}是同一对象而值不同，都不写入，请只留一行后重新导入。`
    settled.set(line.number, { state: 'duplicate', why })
  }
}
