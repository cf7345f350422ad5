import { labelOf, named } from '../error/wording.ts'
import { className } from '../vocabulary/class.ts'
import { departmentName } from '../vocabulary/department.ts'
import type { RuleEvidence, RuleResult } from './result.ts'
import type { DirectRule, Effect } from './standard.ts'

/** "C3 安全、房屋或环保限期整改：房屋安全隐患 一般，类别不高于 B。待区应急局、区建管委、区生态环境局核定。" */
export function ruleSentence(rule: DirectRule, { evidence, confirmed }: RuleResult): string {
  const by = rule.confirmedBy.map((who) => (who === 'town' ? '街镇' : departmentName(who))).join('、')
  const state = confirmed ? `已由${by}核定` : `待${by}核定`
  return `${rule.id} ${rule.name}：${evidenceText(evidence)}，${effectText(rule.effect)}。${state}。`
}

export function effectText(effect: Effect): string {
  switch (effect.kind) {
    case 'direct':
      return `直接判为 ${effect.class} 类（${className(effect.class)}）`
    case 'cap':
      return `类别不高于 ${effect.class}`
    case 'floor':
      return `类别不低于 ${effect.class}`
    case 'exempt':
      return effect.label ?? '暂不评价'
  }
}

/** 空置建筑面积 16,000.00 m²、空置起始年月 2023-12 */
export function evidenceText(evidence: readonly RuleEvidence[]): string {
  const texts = new Map<string, number>()
  for (const item of evidence) {
    const text = itemText(item)
    texts.set(text, (texts.get(text) ?? 0) + 1)
  }
  return [...texts].map(([text, count]) => (count > 1 ? `${text}（${count} 家）` : text)).join('、')
}

function itemText({ field, value, uscc, year }: RuleEvidence): string {
  const text = value === null ? `${labelOf(field)} 无权查看` : named(field, value)
  if (year === 'before') return `上一年度${text}`
  return uscc === undefined ? text : `企业${text}`
}
