import type { Kysely } from 'kysely'
import type { PushBody } from '#core/api/rows.ts'
import { validReason } from '#core/checks/reason.ts'
import { ProblemError, problem } from '#core/error/problem.ts'
import { keyText, type RowKey } from '#core/record/key.ts'
import { saveReasons } from '../../db/reasons.ts'
import type { Schema } from '../../db/schema.ts'
import type { WorkingSet } from '../../rows/working-set.ts'
import { authorityRefusal, placeOf } from '../row-scope.ts'
import { covers } from '../scope.ts'
import type { BatchStamp } from './apply-rows.ts'
import { keyOfSent } from './key-of-sent.ts'

type PushedReason = NonNullable<PushBody['reasons']>[number]

/** Throws ProblemError malformed-request for a reason that says nothing. */
export function requireReasons(reasons: readonly PushedReason[]): void {
  const issues = reasons.flatMap(({ reason }, index) =>
    validReason(reason) ? [] : [{ path: `reasons.${index}.reason`, message: '5–200 characters' }],
  )
  if (issues.length > 0) throw new ProblemError(problem('malformed-request', { issues }))
}

export function reasonKey({ form, key }: PushedReason): RowKey {
  return keyOfSent(form, key)
}

/** Stores why warnings may stand, or no longer for that reason, for rows within the sender's scope; other rows are not spoken of. */
export async function storeReasons(
  db: Kysely<Schema>,
  reasons: readonly PushedReason[],
  work: WorkingSet,
  { district, grant, at }: BatchStamp,
): Promise<void> {
  const stored = reasons.flatMap((given) => {
    const key = reasonKey(given)
    const parcel = work.parcelOf(key)
    const row = work.get(key)
    if (parcel === null || row === null || row.removed || !covers(grant.scope, placeOf(parcel))) return []
    const mayNone = (['reported', 'onsite'] as const).every(
      (layer) => authorityRefusal(grant, key.form, parcel, [layer]) !== null,
    )
    if (mayNone) return []
    const { code, field, values, reason, takenBack: isTakenBack = false } = given
    const { username, name } = grant.actor
    const place = { district, form: key.form, cycle: key.cycle, row_key: keyText(key), code, field }
    return [{ ...place, values_text: values, reason: reason.trim(), username, by_name: name, at, isTakenBack }]
  })
  await saveReasons(db, stored)
}
