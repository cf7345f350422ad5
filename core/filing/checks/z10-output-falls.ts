import { derivedValues } from '../../form/derive.ts'
import { formatQuantity } from '../../form/format.ts'
import { zeroIncrementForm } from '../../forms/zero-increment-application.ts'
import { proposed } from '../../vocabulary/citation.ts'
import type { ApplicationKey, ApplicationRule, Fault } from './rule.ts'

const pairs = [
  ['taxPerMuAfter', 'taxPerMuBefore', 'taxAfter'],
  ['outputPerMuAfter', 'outputPerMuBefore', 'outputAfter'],
] as const satisfies readonly (readonly [ApplicationKey, ApplicationKey, ApplicationKey])[]

/** A project that is to yield less per 亩 than the land yields now. */
export const outputFalls: ApplicationRule = {
  id: 'Z10',
  title: '达产后亩均下降',
  levels: ['warning'],
  clause: proposed('达产亩均低于改造前的提示'),
  judge(values) {
    const derived = derivedValues(zeroIncrementForm, values)
    return pairs.flatMap(([afterKey, beforeKey, field]): readonly Fault[] => {
      const [after, before] = [derived[afterKey], derived[beforeKey]]
      if (typeof after !== 'number' || typeof before !== 'number' || after >= before) return []
      const why = `达产为 ${formatQuantity(after, 2, '万元/亩')}，低于改造前 ${formatQuantity(before, 2, '万元/亩')}。`
      return [{ level: 'warning', fields: [field, afterKey, beforeKey], why, what: '请核对达产数，或说明原因。' }]
    })
  },
}
