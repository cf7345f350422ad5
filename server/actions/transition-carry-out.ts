import type { Kysely } from 'kysely'
import { type Problem, problem } from '#core/error/problem.ts'
import { keyText } from '#core/record/key.ts'
import type { LayerFields } from '#core/record/layer.ts'
import { faultlessStatuses, type RowStatus } from '#core/record/status.ts'
import { distinct } from '../collections.ts'
import { takeNumbers } from '../db/counter.ts'
import { appendTransition, appendVersions, saveRows } from '../db/rows.ts'
import type { Schema } from '../db/schema.ts'
import { saveDifferences } from '../rows/differences.ts'
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
import { type ReviewChange, reviewChange, reviewVersion, withReview } from './town-review.ts'

/** What is to become of a parcel. */
export interface Step {
  readonly to: RowStatus
  readonly reason: string | null
  /** What goes with it into the form. */
  readonly review: LayerFields | null
}

/** What is to become of this parcel, or why nothing: a Problem has a code, a step has none. */
export type Plan = (rows: ParcelRows) => Step | Problem

export interface Order {
  readonly cycle: string
  readonly parcelCodes: readonly string[]
  /** ISO of Shanghai. */
  readonly at: string
  /** YYYY-MM-DD */
  readonly today: string
  /** The endpoint's own word for the log of denials. */
  readonly to: RowStatus
}

/** One parcel of the order, as it stands afterwards. */
export interface Carried {
  readonly parcelCode: string
  /** Null when it is not the actor's to know. */
  readonly status: RowStatus | null
  readonly refusal: Problem | null
  /** Null when it was refused. */
  readonly done: {
    readonly from: RowStatus
    readonly revision: number
    readonly review: ReviewChange | null
  } | null
}

/** Parcels a denial names; it counts them all. */
const deniedNamed = 20

/**
 * Brings parcels and the rows of their firms to the status that the plan says, each with its own outcome, within the
 * transaction of the caller. Where the step says that data is in order, errors refuse it.
 */
export async function carryOut(
  db: Kysely<Schema>,
  service: Service,
  grant: Grant,
  order: Order,
  plan: Plan,
): Promise<readonly Carried[]> {
  const { cycle, at, today } = order
  const district = service.district.code
  const { name: by } = grant.actor
  const loaded = await loadParcels(db, district, cycle, distinct(order.parcelCodes))
  const work = new WorkingSet(loaded)
  const refusals = new Map<string, Problem>()
  const steps = new Map<string, Step>()
  for (const code of order.parcelCodes) {
    const rows = loaded.find(({ parcelCode }) => parcelCode === code)
    const planned =
      rows === undefined || !covers(grant.scope, placeOf(rows.parcel))
        ? problem('row-outside-scope', { parcelCode: code })
        : plan(rows)
    if ('code' in planned) refusals.set(code, planned)
    else steps.set(code, planned)
  }
  const moving = loaded.flatMap((rows) => {
    const step = steps.get(rows.parcelCode)
    return step === undefined || !faultlessStatuses.has(step.to) ? [] : [asIf(rows, step, { at, by })]
  })
  if (moving.length > 0) {
    const judgements = judgeParcels(moving, await surroundingsOf(db, district, cycle, today, moving))
    for (const [code, { all }] of judgements) {
      const errors = all.filter(({ level }) => level === 'error').length
      if (errors > 0) refusals.set(code, problem('row-has-errors', { errors }))
    }
  }
  const going = loaded.filter(({ parcelCode }) => steps.has(parcelCode) && !refusals.has(parcelCode))
  const firstSeq = await takeNumbers(db, district, 'change', Math.max(1, 2 * going.length))
  const done = new Map<string, Carried['done']>()
  for (const [index, { parcelCode, parcel }] of going.entries()) {
    const step = steps.get(parcelCode)
    if (step === undefined) continue
    const stamp = { revision: parcel.revision + 1, seq: firstSeq + 2 * index, at, by }
    const after = await bring(db, service, grant.actor, parcel, step, stamp)
    work.put(after)
    const review = step.review === null ? null : reviewChange(parcel, step.review)
    done.set(parcelCode, { from: parcel.status, revision: after.revision, review })
  }
  await recordDenials(db, service, grant, order, refusals)
  work.followParcels()
  await saveRows(
    db,
    work.changed().map((row) => toTable(district, row)),
  )
  await saveDifferences(db, district, work.changed())
  const changed = work.parcels().filter(({ parcelCode }) => done.has(parcelCode))
  await refreshAround(db, district, today, changed, work.firmsWithOtherShares())
  return order.parcelCodes.map((parcelCode) => {
    const refusal = refusals.get(parcelCode) ?? null
    const status = work.parcelOf({ form: 'parcel-self-assessment', cycle, parcelCode })?.status ?? null
    const isOutside = refusal?.code === 'row-outside-scope'
    return { parcelCode, status: isOutside ? null : status, refusal, done: done.get(parcelCode) ?? null }
  })
}

/** The parcel as if it had the status already, and the review with it: what the checks of that step ask of it. */
function asIf(rows: ParcelRows, { to, review }: Step, stamp: Pick<Stamp, 'at' | 'by'>): ParcelRows {
  const parcel = review === null ? rows.parcel : withReview(rows.parcel, review, { revision: 0, seq: 0, ...stamp })
  return { ...rows, parcel: { ...parcel, status: to } }
}

/** Writes down one parcel's step, after the review that goes with it; answers the parcel as it stands then. */
async function bring(
  db: Kysely<Schema>,
  { district: { code: district }, audit }: Service,
  actor: Actor,
  before: RowState,
  { to, reason, review }: Step,
  first: Stamp,
): Promise<RowState> {
  const { username, name, role } = actor
  const { cycle, parcelCode } = before.key
  const { at } = first
  const from = before.status
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

async function recordDenials(
  db: Kysely<Schema>,
  { district, audit }: Service,
  { actor: { username, role } }: Grant,
  { cycle, to, at }: Order,
  refusals: ReadonlyMap<string, Problem>,
): Promise<void> {
  const denied = [...refusals].flatMap(([code, refusal]) => (isDenial(refusal) ? [code] : []))
  if (denied.length === 0) return
  const details = { cycle, to, parcels: denied.length, first: denied.slice(0, deniedNamed) }
  const entry = { district: district.code, at, username, role, object: 'transition', details }
  await audit.append(db, { ...entry, action: 'denied' })
}
