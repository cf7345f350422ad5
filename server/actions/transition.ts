import type { Kysely } from 'kysely'
import type { z } from 'zod'
import { transitionRoles } from '#core/access/transition.ts'
import type { rowEndpoints } from '#core/api/rows.ts'
import { type Problem, ProblemError, problem } from '#core/error/problem.ts'
import { keyText } from '#core/record/key.ts'
import type { LayerFields } from '#core/record/layer.ts'
import { mayTransition, type RowStatus } from '#core/record/status.ts'
import { instantText, todayInShanghai } from '../clock.ts'
import { distinct } from '../collections.ts'
import { takeNumbers } from '../db/counter.ts'
import { appendTransition, appendVersions, saveRows } from '../db/rows.ts'
import type { Schema } from '../db/schema.ts'
import { judgeParcels, type ParcelRows } from '../rows/judge.ts'
import { loadParcels } from '../rows/load.ts'
import { refreshAround } from '../rows/refresh-around.ts'
import { type RowState, type Stamp, withTransition } from '../rows/state.ts'
import { surroundingsOf } from '../rows/surroundings.ts'
import { toTable } from '../rows/table.ts'
import { WorkingSet } from '../rows/working-set.ts'
import type { Service } from '../service.ts'
import type { Actor } from './actor.ts'
import type { Grant } from './authorise.ts'
import { isDenial } from './denial.ts'
import { placeOf } from './row-scope.ts'
import { covers } from './scope.ts'
import { reviewVersion, townReview, withReview } from './town-review.ts'
import { refusalBody } from './wording.ts'

export type TransitionBody = z.infer<(typeof rowEndpoints)['transition']['body']>
export type TransitionAnswer = z.infer<(typeof rowEndpoints)['transition']['answers'][200]>

/** Whoever sends something back says why. */
const needsReason: ReadonlySet<RowStatus> = new Set(['town-returned', 'review-returned'])
/** These states say that the data is in order: errors refuse them. */
const needsNoErrors: ReadonlySet<RowStatus> = new Set(['submitted', 'town-approved', 'review-approved', 'locked'])

/**
 * Brings parcels to a status, each with its own outcome, together with the rows of their firms. The approval of the 街镇
 * fills in who reviewed and when, and takes the reason given as 街镇审核意见.
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
  const review = townReview(to, grant.actor, today, reason)
  return service.database.write(async (db) => {
    const loaded = await loadParcels(db, district, cycle, distinct(body.parcelCodes))
    const work = new WorkingSet(loaded)
    const refusals = new Map<string, Problem>()
    for (const code of body.parcelCodes) {
      const parcel = loaded.find((rows) => rows.parcelCode === code)?.parcel
      const refusal =
        parcel === undefined || !covers(grant.scope, placeOf(parcel))
          ? problem('row-outside-scope', { parcelCode: code })
          : refusalOf(grant, parcel, to)
      if (refusal !== null) refusals.set(code, refusal)
    }
    const asked = loaded.filter(({ parcelCode }) => !refusals.has(parcelCode))
    const moving = asked.map((rows) => moved(rows, to, review, { revision: 0, seq: 0, at, by: name }))
    if (needsNoErrors.has(to)) {
      const judgements = judgeParcels(moving, await surroundingsOf(db, district, cycle, today, moving))
      for (const [code, { all }] of judgements) {
        const errors = all.filter(({ level }) => level === 'error').length
        if (errors > 0) refusals.set(code, problem('row-has-errors', { errors }))
      }
    }
    const going = moving.filter(({ parcelCode }) => !refusals.has(parcelCode))
    const firstSeq = await takeNumbers(db, district, 'change', Math.max(1, 2 * going.length))
    for (const [index, { parcelCode }] of going.entries()) {
      const before = loaded.find((rows) => rows.parcelCode === parcelCode)?.parcel
      if (before === undefined) continue
      const stamp = { revision: before.revision + 1, seq: firstSeq + 2 * index, at, by: name }
      const moved = { from: before.status, to, reason, review }
      work.put(await bring(db, service, grant.actor, before, moved, stamp))
    }
    const denied = [...refusals].flatMap(([code, refusal]) => (isDenial(refusal) ? [code] : []))
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

interface Move {
  readonly from: RowStatus
  readonly to: RowStatus
  readonly reason: string | null
  readonly review: LayerFields | null
}

/** Writes down one parcel's step, after the review that goes with it; answers the parcel as it stands then. */
async function bring(
  db: Kysely<Schema>,
  { district: { code: district }, audit }: Service,
  actor: Actor,
  before: RowState,
  { from, to, reason, review }: Move,
  first: Stamp,
): Promise<RowState> {
  const { username, name, role } = actor
  const { cycle, parcelCode } = before.key
  const { at } = first
  const reviewed = review === null ? before : withReview(before, review, first)
  if (review !== null) await appendVersions(db, [reviewVersion(district, before, review, actor, first)])
  const [revision, seq] = [reviewed.revision + 1, first.seq + 1]
  const place = { district, cycle, parcel_code: parcelCode }
  const change = { from_status: from, to_status: to, reason, username, by_name: name, at }
  await appendTransition(db, { ...place, revision, seq, ...change })
  // What was written as reason may name people: it stands with the parcel, not here.
  const details = { from, to }
  await audit.append(db, { district, at, username, role, action: 'transition', object: keyText(before.key), details })
  return withTransition(reviewed, to, { revision, seq, at, by: name })
}

/** Parcels a denial names; it counts them all. */
const deniedNamed = 20

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

/** The parcel as if it had the status already, and the review with it: what the checks of that step ask of it. */
function moved(rows: ParcelRows, to: RowStatus, review: LayerFields | null, stamp: Stamp): ParcelRows {
  const parcel = review === null ? rows.parcel : withReview(rows.parcel, review, stamp)
  return { ...rows, parcel: { ...parcel, status: to } }
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
