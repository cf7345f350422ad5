import type { PolicyDocument } from '#core/vocabulary/policy.ts'
import type { PolicyRegister } from '#core/vocabulary/policy-register.ts'
import type { AnswerOf } from '#ui/client-request.ts'

export type PolicyEntry = AnswerOf<'policies'>['entries'][number]
export type PolicyVersion = PolicyEntry['versions'][number]

/** The documents as their newest versions read. */
export function documentsInForce(entries: readonly PolicyEntry[]): PolicyRegister {
  return entries.flatMap(({ versions }) => versions.at(-1)?.document ?? [])
}

export interface PolicyState {
  readonly text: string
  readonly look: string
}

/** 施行中, 已届满, 未施行, 作废; one whose validity another document moved is in force by it. */
export function stateOfPolicy(document: PolicyDocument, register: PolicyRegister, today: string): PolicyState {
  if (document.isVoid) return { text: '作废', look: 'badge badge-dash' }
  if (today < document.effectiveFrom) return { text: '未施行', look: 'badge' }
  const followers = register.filter((each) => {
    return !each.isVoid && each.succession?.document === document.number && each.effectiveFrom <= today
  })
  if (followers.some(({ succession }) => succession?.how === 'replaces')) return { text: '已被替代', look: 'badge' }
  if (document.effectiveTo === null || today <= document.effectiveTo) return { text: '施行中', look: 'badge badge-ok' }
  const isExtended = followers.some(({ succession }) => {
    return succession?.how === 'extends' && (succession.until === null || today <= succession.until)
  })
  return isExtended ? { text: '经延长施行', look: 'badge badge-ok' } : { text: '已届满', look: 'badge badge-warn' }
}

/** 替代沪经信规范〔2020〕9号; 延长沪经信规范〔2020〕9号有效期至 2030-10-25. */
export function successionText({ succession }: PolicyDocument): string {
  if (succession === null) return ''
  if (succession.how === 'replaces') return `替代${succession.document}`
  const until = succession.until === null ? '（未写明截止日期）' : `至 ${succession.until}`
  return `延长${succession.document}有效期${until}`
}

/** What was entered that extends or replaces the document: 由示例规范〔2025〕3号延长有效期至 2030-10-25. */
export function followerTexts({ number }: PolicyDocument, register: PolicyRegister): readonly string[] {
  return register.flatMap(({ number: follower, succession, isVoid, effectiveFrom }) => {
    if (isVoid || succession?.document !== number) return []
    if (succession.how === 'replaces') return [`自 ${effectiveFrom} 起由${follower}替代`]
    return [`由${follower}延长有效期${succession.until === null ? '，未写明截止日期' : `至 ${succession.until}`}`]
  })
}
