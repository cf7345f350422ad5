import type { BaseConflict } from '#core/api/base-map-shapes.ts'
import { type SourceKind, sourceKindNames, sourceKinds } from '#core/base-map/source-kind.ts'
import { baseText } from '../field-words.ts'

/** A choice as its button says it: 采用不动产登记 13,333.33 m². One that is offered no longer goes by its source. */
export function choiceLabel(
  kind: SourceKind,
  { choices, field }: Pick<BaseConflict, 'choices' | 'field'>,
  choice: string,
): string {
  const offered = choices.find((each) => each.choice === choice)
  if (offered === undefined) {
    const source = sourceKinds.find((each) => each === choice)
    return source === undefined ? choice : `采用${sourceKindNames[source]}`
  }
  const { label, value } = offered
  return value === undefined || field === null ? label : `${label} ${baseText(kind, field, value)}`
}

/** What holds without a decision, and why. */
export function proposalText(kind: SourceKind, conflict: BaseConflict): string {
  const { type, proposed } = conflict
  if (proposed === null) return '须由您处理：没有处理意见的记录不导入，也不改动现有地块。'
  const label = choiceLabel(kind, conflict, proposed)
  if (type === 'field') {
    return `建议：${label}。依据：不动产登记 → 用地批文 → 土地利用现状的优先级（123号文二（一））。不处理则按建议。`
  }
  if (type === 'by-hand') return `建议：${label}。此项由人工改过，导入不覆盖人工核定的值。不处理则按建议。`
  if (type !== 'missing') return `建议：${label}。不处理则按建议。`
  return `建议：${label}。文件中没有不等于地块不在，注销须由您决定。不处理则按建议。`
}
