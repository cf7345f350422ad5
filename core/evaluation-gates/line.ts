import { formatNumber } from '../form/format.ts'
import { formById } from '../forms/catalogue.ts'
import type { GateId } from '../vocabulary/evaluation-gate.ts'
import type { Clearer } from './clearer.ts'
import { inClearerOrder } from './clearer.ts'
import { fieldOf, type JudgedItem } from './unconfirmed.ts'

/** One thing that keeps a gate shut. It names fields and states, never a value: whoever sees it may not see those. */
export interface GateLine {
  readonly gate: GateId
  /** '' where it is about no parcel. */
  readonly parcelCode: string
  readonly townCode: string | null
  readonly clearers: readonly Clearer[]
  /** 房屋安全隐患、安全生产条件; X08. */
  readonly what: string
}

/** Fields named in a line; the others are counted. */
const mostNamed = 8

/** 房屋安全隐患、企业专精特新级别（2 家）等 12 项 */
export function itemsText(items: readonly JudgedItem[]): string {
  const counts = new Map<string, number>()
  for (const { form, field } of items) {
    const label = labelIn(form, field)
    counts.set(label, (counts.get(label) ?? 0) + 1)
  }
  const texts = [...counts].map(([label, count]) => (count > 1 ? `${label}（${formatNumber(count, 0)} 家）` : label))
  if (texts.length <= mostNamed) return texts.join('、')
  return `${texts.slice(0, mostNamed).join('、')}等 ${formatNumber(texts.length, 0)} 项`
}

function labelIn(form: JudgedItem['form'], field: string): string {
  const label = fieldOf(form, field)?.label ?? field
  return form === 'enterprise-information' ? `企业${label}` : label
}

/** Who verifies the fields; the 街镇 on site where nobody does. */
export function verifiersOf(items: readonly JudgedItem[]): readonly Clearer[] {
  return inClearerOrder(
    items.flatMap(({ form, field }): readonly Clearer[] => {
      const verifiers = fieldOf(form, field)?.verifiedBy ?? []
      return verifiers.length === 0 ? ['town'] : verifiers
    }),
  )
}

/** 企业信息采集表 · 专精特新级别 */
export function placeText({ form, field }: JudgedItem): string {
  return `${formById(form).title} · ${fieldOf(form, field)?.label ?? field}`
}
