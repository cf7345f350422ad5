import type { Role } from '#core/access/role.ts'
import { transitionRoles } from '#core/access/transition.ts'
import { type RowStatus, rowStatuses, rowTransitions } from '#core/record/status.ts'

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
  locked: { verb: '锁定', needsReason: true, consequence: '锁定后不能再改，也不能撤销。' },
}

/** The acts of a role, returns first and the way forward last. A parcel in another status is refused by the server. */
export function actsOf(role: Role): readonly RowAct[] {
  return rowStatuses.flatMap((to) => {
    const act = acts[to]
    if (act === undefined || !transitionRoles[to].includes(role)) return []
    return [{ to, ...act, from: rowStatuses.filter((status) => rowTransitions[status].includes(to)) }]
  })
}

/** The next act, the filled button: on the way forward, and never the lock, which nobody can take back. */
export function nextAct(acts: readonly RowAct[]): RowAct | null {
  return acts.findLast((act) => !act.needsReason) ?? null
}

/** The acts that lead on from a status. */
export function actsFrom(role: Role, status: RowStatus): readonly RowAct[] {
  return actsOf(role).filter((act) => act.from.includes(status))
}
