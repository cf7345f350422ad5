import type { Kysely } from 'kysely'
import type { PublicationActBody, PublicationDetail } from '#core/api/publications.ts'
import { ProblemError, problem } from '#core/error/problem.ts'
import { type PublicationAct, publicationActRules, publicationStateAfter } from '#core/publication/act.ts'
import { countingStates, type PublicationState, publicationStateNames } from '#core/publication/state.ts'
import { lastDayOf } from '#core/publication/window.ts'
import type { Grant } from '../actions/authorise.ts'
import { instantText } from '../clock.ts'
import { recordStageAct } from '../cycle-stage/record-act.ts'
import { takeNumbers } from '../db/counter.ts'
import { latestFormal } from '../db/evaluations.ts'
import type { PublicationTable } from '../db/publication-tables.ts'
import { deletePublicationLines, publicationsOfYear } from '../db/publications.ts'
import type { Schema } from '../db/schema.ts'
import { dayAndCalendar } from '../progress/calendar-now.ts'
import { requireStage } from '../require-stage.ts'
import type { Service } from '../service.ts'
import { storedDigest } from './digest.ts'
import { notReady } from './prepare.ts'
import { findSeen } from './read.ts'
import { recordPublicationEvent } from './record.ts'
import { stateOf } from './stored.ts'
import { publicationDetail } from './views.ts'

const shortestReason = 5
const mostPublications = 500

interface Acting {
  readonly db: Kysely<Schema>
  readonly service: Service
  readonly grant: Grant
  readonly publication: PublicationTable
  readonly body: PublicationActBody
  readonly at: string
}

interface Consequences {
  readonly changes: Partial<PublicationTable>
  readonly details: Readonly<Record<string, unknown>>
}

/**
 * One step of a publication; publishing and withdrawing move the year's stage in the same transaction. Throws
 * ProblemError: not-found, publication-changed, publication-act-not-allowed, publication-not-ready, publication-damaged,
 * wrong-stage.
 */
export async function actOnPublication(
  service: Service,
  grant: Grant,
  number: number,
  body: PublicationActBody,
): Promise<PublicationDetail> {
  const district = service.district.code
  return service.database.write(async (db) => {
    // Whoever acts at the same moment waits here, and then sees this act.
    await takeNumbers(db, district, 'publication-act')
    const publication = await findSeen(db, service, grant, number)
    const to = requirePossible(publication, body)
    const at = instantText(service.clock.now())
    const { changes, details } = await consequences[body.act]({ db, service, grant, publication, body, at })
    const event = { act: body.act, at, note: body.reason ?? null, details }
    const acted = await recordPublicationEvent(db, service, publication, grant.actor, event, { ...changes, state: to })
    return publicationDetail(db, service, grant, acted)
  })
}

function requirePossible(publication: PublicationTable, body: PublicationActBody): PublicationState {
  const { changed_by: by, changed_at: at, revision } = publication
  if (revision !== body.revision) throw new ProblemError(problem('publication-changed', { by, at }))
  const state = stateOf(publication)
  const to = publicationStateAfter(state, body.act)
  const { name, needsReason } = publicationActRules[body.act]
  if (to === null) {
    throw new ProblemError(problem('publication-act-not-allowed', { act: name, state: publicationStateNames[state] }))
  }
  if (needsReason && [...(body.reason ?? '')].length < shortestReason) {
    throw notReady(name, `请写明理由，至少 ${shortestReason} 字。`)
  }
  return to
}

const nothingElse = async (): Promise<Consequences> => ({ changes: {}, details: {} })

const consequences: Readonly<Record<PublicationAct, (acting: Acting) => Promise<Consequences>>> = {
  check: nothingElse,
  uncheck: nothingElse,
  publish,
  close,
  withdraw,
  discard: async ({ db, publication, body }) => {
    await deletePublicationLines(db, publication.district, publication.number)
    return { changes: { reason: body.reason ?? null }, details: {} }
  },
}

async function publish({ db, service, grant, publication, body, at }: Acting): Promise<Consequences> {
  const { district, cycle, number, kind } = publication
  const { name } = publicationActRules.publish
  const { today, calendar } = await dayAndCalendar(db, service)
  const firstDay = body.firstDay ?? today
  if (firstDay < today) throw notReady(name, '发布日期不能早于今天。')
  const stage = await requireStage(db, district, cycle, kind === 'full' ? ['评估', '公示'] : ['公示'])
  if ((await latestFormal(db, district, cycle))?.number !== publication.evaluation) {
    throw notReady(name, '正式评估已有更新，请作废后重新生成。')
  }
  await requireNoOther(db, publication)
  if ((await storedDigest(db, publication)) !== publication.sha256) {
    throw new ProblemError(problem('publication-damaged', { number }))
  }
  const { date: lastDay, provisional } = lastDayOf(firstDay, publication.window_days, calendar)
  const details = { firstDay, lastDay, sha256: publication.sha256 }
  if (stage === '评估') {
    const told = { publication: number, ...details }
    const asked = { cycle, act: 'publish', evaluation: publication.evaluation, details: told } as const
    await recordStageAct(db, service, grant.actor, asked)
  }
  const stamp = { published_at: at, published_by: grant.actor.name }
  const days = { first_day: firstDay, last_day: lastDay, last_day_provisional: provisional ? 1 : 0 }
  return { changes: { ...days, ...stamp }, details }
}

/** A parcel stands in one list that counts: the whole district's, or its 街镇's. */
async function requireNoOther(db: Kysely<Schema>, publication: PublicationTable): Promise<void> {
  if (publication.kind !== 'full') return
  const others = await counting(db, publication)
  const town = publication.town_code
  const twice = others.find(
    (other) => other.kind === 'full' && (town === null || other.town_code === null || other.town_code === town),
  )
  if (twice === undefined) return
  throw notReady(publicationActRules.publish.name, `第 ${twice.number} 号公示已列有这些地块，请用更正公示，或先撤回。`)
}

/** Others of the year that are shown, or were to their end. */
async function counting(db: Kysely<Schema>, publication: PublicationTable): Promise<readonly PublicationTable[]> {
  const { district, cycle, number } = publication
  const shown = { states: countingStates, limit: mostPublications }
  const all = await publicationsOfYear(db, district, cycle, shown)
  return all.filter((other) => other.number !== number)
}

async function close({ db, service, publication }: Acting): Promise<Consequences> {
  const { today } = await dayAndCalendar(db, service)
  const { last_day: lastDay } = publication
  if (lastDay === null || today <= lastDay) {
    throw notReady(publicationActRules.close.name, `公示期至 ${lastDay ?? '（未定）'} 止，期满后再结束。`)
  }
  return { changes: {}, details: { lastDay } }
}

async function withdraw({ db, service, grant, publication, body }: Acting): Promise<Consequences> {
  const { district, cycle, number, evaluation, kind } = publication
  const { name } = publicationActRules.withdraw
  await requireStage(db, district, cycle, ['公示'])
  const others = await counting(db, publication)
  if (others.some(({ corrects }) => corrects === number)) throw notReady(name, '请先撤回对它的更正公示。')
  const reason = body.reason ?? ''
  if (kind === 'full' && !others.some((other) => other.kind === 'full')) {
    const asked = { cycle, act: 'withdraw-publication', reason, evaluation, details: { publication: number } } as const
    await recordStageAct(db, service, grant.actor, asked)
  }
  return { changes: { reason }, details: {} }
}
