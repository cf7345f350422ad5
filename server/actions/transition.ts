import type { z } from 'zod'
import { transitionRoles } from '#core/access/transition.ts'
import type { rowEndpoints } from '#core/api/rows.ts'
import { malformed } from '#core/error/malformed.ts'
import { type Problem, problem } from '#core/error/problem.ts'
import { mayTransition, type RowStatus, returnStatuses } from '#core/record/status.ts'
import { instantText, todayInShanghai } from '../clock.ts'
import type { RowState } from '../rows/state.ts'
import type { Service } from '../service.ts'
import type { Grant } from './authorise.ts'
import { townReview } from './town-review.ts'
import { carryOut, type Plan } from './transition-carry-out.ts'
import { refusalBody } from './wording.ts'

export type TransitionBody = z.infer<(typeof rowEndpoints)['transition']['body']>
export type TransitionAnswer = z.infer<(typeof rowEndpoints)['transition']['answers'][200]>

/**
 * Brings parcels to a status, each with its own outcome, together with the rows of their firms. The approval of the 街镇
 * fills in who reviewed and when, and takes the reason given as 街镇审核意见.
 * Throws ProblemError malformed-request when a return has no reason.
 */
export async function transition(service: Service, grant: Grant, body: TransitionBody): Promise<TransitionAnswer> {
  const { cycle, to, parcelCodes } = body
  const reason = reasonFor(to, body.reason)
  const today = todayInShanghai(service.clock)
  const at = instantText(service.clock.now())
  const plan = planFor(grant, to, reason, today)
  const carried = await service.database.write((db) =>
    carryOut(db, service, grant, { cycle, parcelCodes, at, today, to }, plan),
  )
  return {
    items: carried.map(({ parcelCode, status, refusal }) => ({
      parcelCode,
      status,
      refusal: refusal === null ? null : refusalBody(refusal),
    })),
  }
}

/** The reason without blanks around it. Throws ProblemError malformed-request when a return has none. */
export function reasonFor(to: RowStatus, given: string | undefined): string | null {
  const reason = given?.trim() || null
  if (returnStatuses.has(to) && reason === null) {
    throw malformed('reason', 'required')
  }
  return reason
}

/** The step to that status for every parcel that may take it. @param today YYYY-MM-DD */
export function planFor(grant: Grant, to: RowStatus, reason: string | null, today: string): Plan {
  const review = townReview(to, grant.actor, today, reason)
  return ({ parcel }) => refusalOf(grant, parcel, to) ?? { to, reason, review }
}

function refusalOf(
  grant: Grant,
  { status: from, removed, updatedBy: by, updatedAt: at }: RowState,
  to: RowStatus,
): Problem | null {
  const { role } = grant.actor
  if (!transitionRoles[to].includes(role)) return problem('not-allowed', { role })
  if (removed) return problem('row-removed', { by, at })
  return mayTransition(from, to) ? null : problem('transition-not-allowed', { from, to })
}
