import type { Kysely } from 'kysely'
import type { CityOpinionBody } from '#core/api/city-review.ts'
import { type CityOpinion, cityOpinions, judgeOpinion } from '#core/city-review/opinion.ts'
import { type ParcelClass, parcelClasses } from '#core/vocabulary/class.ts'
import type { Grant } from '../actions/authorise.ts'
import { readTextCursor, writeCursor } from '../actions/cursor.ts'
import { instantText } from '../clock.ts'
import { requireDocuments } from '../cycle-stage/documents.ts'
import { requireLast, requireReady } from '../cycle-stage/guard.ts'
import { recordStageAct } from '../cycle-stage/record-act.ts'
import { opinionCounts, opinionOf, opinionPage, saveOpinion } from '../db/city-opinions.ts'
import { parcelResult } from '../db/decision-lines.ts'
import { latestFormal } from '../db/evaluations.ts'
import type { Schema } from '../db/schema.ts'
import { requireStage } from '../require-stage.ts'
import type { Service } from '../service.ts'
import { opinionRefused } from './opinion-list.ts'

const defaultLimit = 100

/** Opinions by parcel; a parcel without one is agreed to. */
export async function readOpinions(
  { database, district: { code: district } }: Service,
  cycle: string,
  query: {
    readonly opinion?: CityOpinion | undefined
    readonly cursor?: string | undefined
    readonly limit?: number | undefined
  },
): Promise<{ items: CityOpinionBody[]; nextCursor: string | null }> {
  const { opinion = null, cursor, limit = defaultLimit } = query
  const [after = ''] = cursor === undefined ? [] : readTextCursor(cursor, 1)
  const found = await database.read(async (db) => {
    const evaluation = (await latestFormal(db, district, cycle))?.number ?? 0
    return opinionPage(db, { district, cycle, evaluation, opinion, after, limit: limit + 1 })
  })
  const page = found.slice(0, limit)
  const last = page.at(-1)
  return {
    items: page.map(opinionBody),
    nextCursor: found.length > limit && last !== undefined ? writeCursor([last.parcel_code]) : null,
  }
}

function opinionBody(line: Awaited<ReturnType<typeof opinionPage>>[number]): CityOpinionBody {
  const { parcel_code, parcel_name, town_code, evaluated, opinion, reason, import: list, at, by_name: by } = line
  return {
    parcelCode: parcel_code,
    parcelName: parcel_name,
    townCode: town_code,
    evaluated: classNamed(evaluated),
    opinion: cityOpinions.find((each) => each === opinion) ?? '同意',
    class: classNamed(line.class),
    reason: reason || null,
    import: list,
    at,
    by,
  }
}

function classNamed(text: string | null): ParcelClass | null {
  return parcelClasses.find(({ code }) => code === text)?.code ?? null
}

export interface EnteredOpinion {
  readonly parcelCode: string
  readonly opinion: CityOpinion
  readonly class?: ParcelClass | undefined
  readonly reason?: string | undefined
}

/**
 * Records the opinion about one parcel, as an act of the year. Throws ProblemError: wrong-stage, stage-not-ready,
 * opinion-list-refused (as a line of a list would be).
 */
export async function enterOpinion(
  service: Service,
  { actor }: Grant,
  cycle: string,
  entered: EnteredOpinion,
): Promise<CityOpinionBody> {
  const { database, audit, clock } = service
  const district = service.district.code
  const { parcelCode, opinion, class: typed = '', reason = '' } = entered
  const { username, name: byName, role } = actor
  const at = instantText(clock.now())
  return database.write(async (db) => {
    await requireStage(db, district, cycle, ['研判'])
    await requireReady(db, service, cycle, 'city-opinion')
    const evaluation = (await latestFormal(db, district, cycle))?.number ?? 0
    const evaluated = await evaluatedClass(db, district, evaluation, parcelCode)
    const judged = judgeOpinion({ parcelCode, opinion, class: typed, reason }, evaluated, new Set())
    if (judged.refusal !== null) throw opinionRefused(judged.refusal.replace(/。$/, ''))
    const held = { opinion, class: judged.adjusted, reason: reason || null, import: null }
    await saveOpinion(db, { district, cycle, parcel_code: parcelCode, ...held, at, username, by_name: byName })
    await recordStageAct(db, service, actor, { cycle, act: 'city-opinion', evaluation, details: { parcelCode } })
    const details = { opinion, class: judged.adjusted }
    await audit.append(db, {
      district,
      at,
      username,
      role,
      action: 'city-opinion-entered',
      object: parcelCode,
      details,
    })
    const line = await opinionOf(db, district, cycle, evaluation, parcelCode)
    if (line === null) throw new Error(`opinion about ${parcelCode} is gone`)
    return opinionBody(line)
  })
}

async function evaluatedClass(
  db: Kysely<Schema>,
  district: string,
  evaluation: number,
  parcelCode: string,
): Promise<ReadonlyMap<string, string | null>> {
  const found = await parcelResult(db, district, evaluation, parcelCode)
  return new Map(found === null ? [] : [[parcelCode, found.class]])
}

/**
 * Records that the city agrees to whatever it did not name. Throws ProblemError: wrong-stage, stage-not-ready,
 * stage-changed, not-found (a document).
 */
export async function agreeToRest(
  service: Service,
  { actor }: Grant,
  cycle: string,
  asked: { readonly last: number; readonly note: string; readonly documents: readonly string[] },
): Promise<OpinionTotals> {
  const district = service.district.code
  return service.database.write(async (db) => {
    await requireLast(db, district, cycle, asked.last)
    await requireStage(db, district, cycle, ['研判'])
    await requireReady(db, service, cycle, 'city-opinion')
    await requireDocuments(db, district, cycle, asked.documents)
    const evaluation = (await latestFormal(db, district, cycle))?.number ?? null
    const details = { agreement: asked.note, documents: asked.documents }
    await recordStageAct(db, service, actor, { cycle, act: 'city-opinion', evaluation, details })
    return opinionTotals(db, district, cycle)
  })
}

export interface OpinionTotals {
  readonly parcels: number
  readonly agreed: number
  readonly adjusted: number
}

export async function opinionTotals(db: Kysely<Schema>, district: string, cycle: string): Promise<OpinionTotals> {
  const counts = await opinionCounts(db, district, cycle)
  const agreed = counts.get('同意') ?? 0
  const adjusted = counts.get('调整') ?? 0
  return { parcels: agreed + adjusted, agreed, adjusted }
}
