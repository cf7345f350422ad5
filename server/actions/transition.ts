import type { z } from 'zod'
import { transitionRoles } from '#core/access/transition.ts'
import type { rowEndpoints } from '#core/api/rows.ts'
import { type Problem, ProblemError, problem } from '#core/error/problem.ts'
import { keyText } from '#core/record/key.ts'
import { mayTransition, type RowStatus } from '#core/record/status.ts'
import { instantText, todayInShanghai } from '../clock.ts'
import { distinct } from '../collections.ts'
import { takeNumbers } from '../db/counter.ts'
import { appendTransition, saveRows } from '../db/rows.ts'
import { judgeParcels, type ParcelRows } from '../rows/judge.ts'
import { loadParcels } from '../rows/load.ts'
import { refreshAround } from '../rows/refresh-around.ts'
import { withTransition } from '../rows/state.ts'
import { surroundingsOf } from '../rows/surroundings.ts'
import { toTable } from '../rows/table.ts'
import { WorkingSet } from '../rows/working-set.ts'
import type { Service } from '../service.ts'
import type { Grant } from './authorise.ts'
import { placeOf } from './row-scope.ts'
import { covers } from './scope.ts'
import { refusalBody } from './wording.ts'

export type TransitionBody = z.infer<(typeof rowEndpoints)['transition']['body']>
export type TransitionAnswer = z.infer<(typeof rowEndpoints)['transition']['answers'][200]>

/** Whoever sends something back says why. */
const needsReason: ReadonlySet<RowStatus> = new Set(['town-returned', 'review-returned'])
/** These states say that the data is in order: errors refuse them. */
const needsNoErrors: ReadonlySet<RowStatus> = new Set(['submitted', 'town-approved', 'review-approved', 'locked'])

/**
 * Brings parcels to a status, each with its own outcome, together with the rows of their firms.
 * Throws ProblemError malformed-request when a return has no reason.
 */
export async function transition(service: Service, grant: Grant, body: TransitionBody): Promise<TransitionAnswer> {
  const { cycle, to } = body
  const { username, name, role } = grant.actor
  const reason = body.reason?.trim() || null
  if (needsReason.has(to) && reason === null) {
    throw new ProblemError(problem('malformed-request', { issues: [{ path: 'reason', message: 'required' }] }))
  }
  const district = service.district.code
  const today = todayInShanghai(service.clock)
  const at = instantText(service.clock.now())
  const { audit } = service
  return service.database.write(async (db) => {
    const loaded = await loadParcels(db, district, cycle, distinct(body.parcelCodes))
    const work = new WorkingSet(loaded)
    const refusals = new Map<string, Problem>()
    for (const code of body.parcelCodes) {
      const parcel = loaded.find((rows) => rows.parcelCode === code)?.parcel
      const refusal =
        parcel === undefined || !covers(grant.scope, placeOf(parcel))
          ? problem('row-outside-scope', { parcelCode: code })
          : refusalOf(grant, parcel.status, to)
      if (refusal !== null) refusals.set(code, refusal)
    }
    const moving = loaded.filter(({ parcelCode }) => !refusals.has(parcelCode)).map((rows) => moved(rows, to))
    if (needsNoErrors.has(to)) {
      const judgements = judgeParcels(moving, await surroundingsOf(db, district, cycle, today, moving))
      for (const [code, { all }] of judgements) {
        const errors = all.filter(({ level }) => level === 'error').length
        if (errors > 0) refusals.set(code, problem('row-has-errors', { errors }))
      }
    }
    const going = moving.filter(({ parcelCode }) => !refusals.has(parcelCode))
    const firstSeq = await takeNumbers(db, district, 'change', Math.max(1, going.length))
    for (const [index, { parcelCode }] of going.entries()) {
      const before = loaded.find((rows) => rows.parcelCode === parcelCode)?.parcel
      if (before === undefined) continue
      const stamp = { revision: before.revision + 1, seq: firstSeq + index, at, by: name }
      work.put(withTransition(before, to, stamp))
      const { revision, seq } = stamp
      const place = { district, cycle, parcel_code: parcelCode }
      const change = { from_status: before.status, to_status: to, reason, username, by_name: name, at }
      await appendTransition(db, { ...place, revision, seq, ...change })
      // What was written as reason may name people: it stands with the parcel, not here.
      const details = { from: before.status, to }
      const object = keyText(before.key)
      await audit.append(db, { district, at, username, role, action: 'transition', object, details })
    }
    const denied = [...refusals].flatMap(([code, { code: why }]) => (isDenial(why) ? [code] : []))
    if (denied.length > 0) {
      const details = { cycle, to, parcels: denied.length, first: denied.slice(0, deniedNamed) }
      await audit.append(db, { district, at, username, role, action: 'denied', object: 'transition', details })
    }
    work.followParcels()
    await saveRows(
      db,
      work.changed().map((row) => toTable(district, row)),
    )
    const codes = new Set(going.map(({ parcelCode }) => parcelCode))
    const changed = work.parcels().filter(({ parcelCode }) => codes.has(parcelCode))
    await refreshAround(db, district, today, changed, work.firmsWithOtherShares())
    return { items: body.parcelCodes.map((code) => itemOf(code, work, cycle, refusals.get(code) ?? null)) }
  })
}

/** Refused for want of a right, not for the state of the parcel. */
function isDenial(code: Problem['code']): boolean {
  return code === 'not-allowed' || code === 'row-outside-scope'
}

/** Parcels a denial names; it counts them all. */
const deniedNamed = 20

function refusalOf(grant: Grant, from: RowStatus, to: RowStatus): Problem | null {
  const { role } = grant.actor
  if (!transitionRoles[to].includes(role)) return problem('not-allowed', { role })
  return mayTransition(from, to) ? null : problem('transition-not-allowed', { from, to })
}

/** The parcel as if it had the status already: what the checks of that step ask of it. */
function moved(rows: ParcelRows, to: RowStatus): ParcelRows {
  return { ...rows, parcel: { ...rows.parcel, status: to } }
}

function itemOf(
  parcelCode: string,
  work: WorkingSet,
  cycle: string,
  refusal: Problem | null,
): TransitionAnswer['items'][number] {
  const status = work.parcelOf({ form: 'parcel-self-assessment', cycle, parcelCode })?.status ?? null
  const isOutside = refusal?.code === 'row-outside-scope'
  return { parcelCode, status: isOutside ? null : status, refusal: refusal === null ? null : refusalBody(refusal) }
}
