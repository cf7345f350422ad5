import type { FilingSummary } from '#core/api/filings.ts'

type Clock = FilingSummary['clock']

/** How near the limit a filing looks: plain, amber, red outline, red fill; hatched while the clock stands; none without. */
export type ClockLook = 'plain' | 'near' | 'nearest' | 'overdue' | 'paused' | 'none'

/** Marks beside the words, so that colour is never alone. */
export const lookMarks: Readonly<Record<ClockLook, string>> = {
  plain: '',
  near: '▲',
  nearest: '●',
  overdue: '●',
  paused: '‖',
  none: '',
}

export function lookOf({ phase, level }: Clock): ClockLook {
  if (phase === 'paused') return 'paused'
  return phase === 'running' ? level : 'none'
}

/** The clock of a card in few words: 第 7 日，剩 3 日; 逾期 3 日; 补正，停在 4 日. */
export function shortClock({ phase, daysUsed, daysLeft, overdueBy }: Clock): string {
  switch (phase) {
    case 'not-started':
      return '未受理，未起算'
    case 'paused':
      return `补正，停在 ${daysUsed} 日`
    case 'stopped':
      return overdueBy > 0 ? `用时 ${daysUsed} 日，逾期 ${overdueBy} 日` : `用时 ${daysUsed} 日`
    case 'running':
      if (overdueBy > 0) return `逾期 ${overdueBy} 日`
      return daysUsed === 0 ? `已受理，剩 ${daysLeft} 日` : `第 ${daysUsed} 日，剩 ${daysLeft} 日`
  }
}

/** 10-12; 暂定 01-08. */
export function shortDeadline({ deadline }: Clock): string {
  if (deadline === null) return ''
  const day = deadline.date.slice(5)
  return deadline.provisional ? `暂定 ${day}` : day
}
