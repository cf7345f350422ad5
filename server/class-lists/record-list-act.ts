import type { Kysely } from 'kysely'
import type { ActPreview, ListActBody } from '#core/api/class-list-shapes.ts'
import type { ListDecisionBody, ListOrder } from '#core/api/class-lists.ts'
import { ProblemError, problem } from '#core/error/problem.ts'
import type { Grant } from '../actions/authorise.ts'
import { instantText, todayInShanghai } from '../clock.ts'
import { findListAct, insertListAct } from '../db/class-list-acts.ts'
import { endStays, insertStays, lastStayNumbers } from '../db/class-list-stays.ts'
import { stayOfParcelAct } from '../db/class-list-succession.ts'
import type { ClassListActTable } from '../db/class-list-tables.ts'
import { takeNumbers } from '../db/counter.ts'
import type { Schema } from '../db/schema.ts'
import { contentHash } from '../hash.ts'
import type { Service } from '../service.ts'
import { listActBody, previewOf } from './act-body.ts'
import { type ListPlan, planListAct } from './plan-list-act.ts'
import { listRefused } from './refused.ts'

/** What the decision would do; nothing is changed. Throws ProblemError malformed-request. */
export async function previewListAct(service: Service, { scope }: Grant, order: ListOrder): Promise<ActPreview> {
  const today = todayInShanghai(service.clock)
  return service.database.read(async (db) =>
    previewOf(await planListAct(db, service.district.code, scope, order, today)),
  )
}

/**
 * Takes parcels in or off by a decision of the 专班, in one transaction; the same id again answers the same. Throws
 * ProblemError: malformed-request, class-list-refused, batch-id-reused.
 */
export async function recordListAct(service: Service, grant: Grant, body: ListDecisionBody): Promise<ListActBody> {
  const { actor, scope } = grant
  const district = service.district.code
  const today = todayInShanghai(service.clock)
  const hash = contentHash(body)
  return service.database.write(async (db) => {
    const known = await findListAct(db, district, body.id)
    if (known !== null) return listActBody(sameAct(known, hash), new Map(), actor)
    if (body.decidedOn > today) throw listRefused(`决定日期 ${body.decidedOn} 还没有到`)
    const plan = await planListAct(db, district, scope, body, body.decidedOn)
    requireAsPreviewed(plan.ready.length, body.ready)
    const at = instantText(service.clock.now())
    const act: ClassListActTable = {
      ...actStamp(grant, { district, at, seq: await takeNumbers(db, district, 'class-list-act') }),
      id: body.id,
      kind: body.kind,
      cycle: body.kind === 'take-in' ? (body.cycle ?? null) : null,
      ground: body.ground,
      policy: null,
      reason: body.reason,
      minutes: body.minutes ?? null,
      decided_on: body.decidedOn,
      parcels: plan.ready.length,
      content_hash: hash,
    }
    await insertListAct(
      db,
      act,
      plan.ready.map(({ parcelCode }) => parcelCode),
    )
    await carryOut(db, act, plan)
    const { username, role } = actor
    const details = { kind: act.kind, ground: act.ground, parcels: act.parcels, minutes: body.minutes }
    await service.audit.append(db, {
      district,
      at,
      username,
      role,
      action: 'class-list-decided',
      object: act.id,
      details,
    })
    return listActBody(act, new Map(), actor)
  })
}

/** Throws ProblemError batch-id-reused when the id stands for something else. */
export function sameAct(known: ClassListActTable, hash: string): ClassListActTable {
  if (known.content_hash !== hash) throw new ProblemError(problem('batch-id-reused', { batch: known.id }))
  return known
}

export function requireAsPreviewed(now: number, then: number): void {
  if (now !== then) throw listRefused(`现在可办 ${now} 宗，与预览时的 ${then} 宗不同，请重新预览`)
}

/** Who, when, and not undone. */
export function actStamp({ actor }: Grant, { district, at, seq }: Pick<ClassListActTable, 'district' | 'at' | 'seq'>) {
  const { role, username, name } = actor
  const undone = { undone_username: null, undone_by: null, undone_at: null, undone_reason: null }
  return { district, at, seq, role, username, by_name: name, ...undone }
}

async function carryOut(db: Kysely<Schema>, act: ClassListActTable, { ready }: ListPlan): Promise<void> {
  const { district, id, ground, cycle, decided_on } = act
  const codes = ready.map(({ parcelCode }) => parcelCode)
  if (act.kind === 'take-off') {
    await endStays(db, district, codes, { until_day: decided_on, until_ground: ground, until_act: id })
    return
  }
  const numbers = await lastStayNumbers(db, district, codes)
  await insertStays(
    db,
    ready.map(({ parcelCode, townCode, landClass, landArea, class: of, source, entry }) => ({
      ...stayOfParcelAct,
      district,
      parcel_code: parcelCode,
      number: (numbers.get(parcelCode) ?? 0) + 1,
      town_code: townCode,
      land_class: landClass,
      land_area: landArea,
      origin: ground,
      cycle,
      class: of,
      source,
      entry,
      from_day: decided_on,
      from_act: id,
    })),
  )
}
