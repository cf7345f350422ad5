import { formatDate } from '../form/format.ts'
import { gateText } from '../message/gate-words.ts'
import type { Gate } from './gate.ts'

/**
 * What every output about a formal evaluation says of the gates it was let through although something was open: a sentence
 * a gate, empty when it passed them all by itself.
 */
export function overrideSentences(gates: readonly Gate[]): readonly string[] {
  return gates.flatMap((gate) => {
    const { count, overridden } = gate
    if (count === 0 || overridden === null) return []
    const { by, at, reason } = overridden
    const day = formatDate(at.slice(0, 10))
    return [`例外放行：正式评估时${gateText(gate)}，系统管理 ${by} 于${day}说明理由后放行：${ended(reason)}`]
  })
}

function ended(reason: string): string {
  return /[。！？.!?]$/.test(reason) ? reason : `${reason}。`
}
