import type { FirmRow } from '../subject/subject.ts'
import { proposed } from '../vocabulary/citation.ts'
import { type PollutantKey, pollutants } from '../vocabulary/pollutant.ts'
import { none, onFirm, type Rule } from './rule.ts'

const keys = pollutants.map((pollutant) => pollutant.key)

/** The answer on discharge agrees with the pollutants: none above 0 after 否, at least one filled after 是. */
export const dischargeAgrees: Rule<'X22'> = {
  id: 'X22',
  title: '是否排放与排放量矛盾',
  levels: ['error'],
  clause: proposed('排放情况与排放量核对'),
  firm(firm, subject) {
    const { hasDischarge } = firm.values
    if (hasDischarge === false) {
      const [first, ...others] = keys.filter((key) => amount(firm, key) > 0)
      if (first === undefined) return none
      const details = { fault: 'undeclared', pollutants: [first, ...others], amount: amount(firm, first) } as const
      return [onFirm('X22', 'error', firm, subject, ['hasDischarge', first, ...others], details)]
    }
    if (hasDischarge === true && keys.every((key) => firm.values[key] === undefined)) {
      return [onFirm('X22', 'error', firm, subject, ['hasDischarge', ...keys], { fault: 'missing' })]
    }
    return none
  },
}

function amount(firm: FirmRow, key: PollutantKey): number {
  return firm.values[key] ?? 0
}
