import type { Role } from '#core/access/role.ts'
import { transitionRoles } from '#core/access/transition.ts'
import { parcelForm } from '#core/forms/parcel-self-assessment.ts'
import { type RowStatus, rowStatuses, rowTransitions } from '#core/record/status.ts'
import type { ReasonRule } from '../batch/reason-rule.ts'

/** A transition as an act of the page. */
export interface RowAct {
  readonly to: RowStatus
  /** The verb of the button. */
  readonly verb: string
  /** A return says why; the others may. */
  readonly needsReason: boolean
  /** Statuses it leads on from. */
  readonly from: readonly RowStatus[]
  /** What follows, said before it is done. */
  readonly consequence: string
}

const acts: Readonly<Partial<Record<RowStatus, Pick<RowAct, 'verb' | 'needsReason' | 'consequence'>>>> = {
  submitted: { verb: '提交', needsReason: false, consequence: '提交后由街镇审核。' },
  'town-returned': { verb: '退回', needsReason: true, consequence: '退回后由用地主体或街镇经办改正，再提交。' },
  'town-approved': { verb: '通过', needsReason: false, consequence: '通过后由区专班核验。' },
  'review-returned': { verb: '退回', needsReason: true, consequence: '退回后由街镇改正。' },
  'review-approved': { verb: '通过', needsReason: false, consequence: '通过后可以锁定。' },
  locked: { verb: '锁定', needsReason: true, consequence: '锁定后不能再改；确需改动的，由一人申请、另一人确认解锁。' },
}

/** The acts of a role, returns first and the way forward last. A parcel in another status is refused by the server. */
export function actsOf(role: Role): readonly RowAct[] {
  return rowStatuses.flatMap((to) => {
    const act = acts[to]
    if (act === undefined || !transitionRoles[to].includes(role)) return []
    return [{ to, ...act, from: rowStatuses.filter((status) => rowTransitions[status].includes(to)) }]
  })
}

const longest = 500
const reason: ReasonRule = {
  label: `理由（必填，5–${longest} 字，写入修改记录）`,
  shortest: 5,
  longest,
  advice: '请写明要改正什么。',
}
const remark: ReasonRule = { label: '说明（选填）', shortest: 0, longest, advice: '' }
const { townOpinion } = parcelForm.fields
const opinion = {
  longest: townOpinion.maxLength,
  preset: '审核通过',
  advice: `${townOpinion.label}为必填项，请填写，如“审核通过”。`,
} as const

/**
 * What an act asks to be told. The approval of the 街镇 takes it as 街镇审核意见, which an approved parcel has: a parcel
 * without one is not approved without words, of a batch each keeps its own where nothing is said.
 * @param given the opinion of the one parcel, null when it has none; undefined for a batch
 */
export function reasonOf(act: RowAct, given: string | null | undefined): ReasonRule {
  if (act.to !== 'town-approved') return act.needsReason ? reason : remark
  if (given === undefined) {
    return { ...opinion, label: `说明（写入${townOpinion.label}；清空则各宗保留已填的意见）`, shortest: 0 }
  }
  return { ...opinion, label: `说明（必填，写入${townOpinion.label}）`, shortest: 2, preset: given ?? opinion.preset }
}

/** The next act, the filled button: on the way forward, and never the lock, which only two people open again. */
export function nextAct(acts: readonly RowAct[]): RowAct | null {
  return acts.findLast((act) => !act.needsReason) ?? null
}

/** The acts that lead on from a status. */
export function actsFrom(role: Role, status: RowStatus): readonly RowAct[] {
  return actsOf(role).filter((act) => act.from.includes(status))
}
