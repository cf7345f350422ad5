import type { Kysely } from 'kysely'
import type { z } from 'zod'
import type {
  StandardDetail,
  StandardDifference,
  StandardEventBody,
  StandardFaultBody,
  standardEndpoints,
} from '#core/api/standards.ts'
import { standardEventNamed } from '#core/standard-book/act.ts'
import { differencesOf } from '#core/standard-book/differences.ts'
import { judgeStandard } from '#core/standard-files/judge-standard.ts'
import { exampleFamilies } from '#core/standards/catalogue.ts'
import type { Actor } from '../actions/actor.ts'
import type { Grant } from '../actions/authorise.ts'
import { todayInShanghai } from '../clock.ts'
import type { EvaluationTable } from '../db/evaluation-tables.ts'
import type { Schema } from '../db/schema.ts'
import type { StandardEventTable } from '../db/standard-tables.ts'
import { trialsOf, usesOfStandards } from '../db/standard-uses.ts'
import { eventsOf } from '../db/standards.ts'
import { statusOf } from '../evaluation/view.ts'
import type { Service } from '../service.ts'
import { standardInForce } from '../standard-register/in-force.ts'
import { versionsOf } from '../standard-register/register.ts'
import { isSeenBy, type SeenStandard, seenStandard, seesEveryVersion } from './seen.ts'
import { modelBody, versionBody } from './view.ts'

type Answers = typeof standardEndpoints
type StandardsAnswer = z.infer<Answers['standards']['answers'][200]>
type InForceAnswer = z.infer<Answers['standardInForce']['answers'][200]>

const mostTrials = 50

/** The register as the reader sees it, and the models. */
export async function listStandards(service: Service, { actor }: Grant): Promise<StandardsAnswer> {
  const district = service.district.code
  const today = todayInShanghai(service.clock)
  return service.database.read(async (db) => {
    const context = { actor, today, uses: await usesOfStandards(db, district) }
    const seen = (await versionsOf(db, district)).filter((line) => isSeenBy(line, actor, today))
    return {
      items: seen.map((line) => versionBody(line, context)),
      models: exampleFamilies.map((model) => modelBody(model, context)),
    }
  })
}

/** A standard in full, as the JSON value it is. Throws ProblemError not-found. */
export async function readStandard(service: Service, { actor }: Grant, id: string): Promise<Record<string, unknown>> {
  const { standard } = await service.database.read((db) => seenStandard(db, service, actor, id))
  return { ...standard }
}

/** Throws ProblemError not-found. */
export async function readVersion(service: Service, { actor }: Grant, id: string): Promise<StandardDetail> {
  return service.database.read((db) => detailOf(db, service, actor, id))
}

/** @param actor who reads; sees the history as 专班 or auditor only. Throws ProblemError not-found. */
export async function detailOf(
  db: Kysely<Schema>,
  service: Pick<Service, 'district' | 'clock'>,
  actor: Actor,
  id: string,
): Promise<StandardDetail> {
  const district = service.district.code
  const context = { actor, today: todayInShanghai(service.clock), uses: await usesOfStandards(db, district) }
  const seen = await seenStandard(db, service, actor, id)
  const { line, standard, hash } = seen
  const all = seesEveryVersion(actor)
  return {
    ...(line === null ? modelBody(standard, context) : versionBody(line, context)),
    standard: { ...standard },
    faults: faultsOf(seen),
    events: all ? (await eventsOf(db, district, id)).map(eventBody) : [],
    trialRuns: all ? (await trialsOf(db, district, id, mostTrials)).map((trial) => trialBody(trial, hash)) : [],
  }
}

/** What keeps the text from being tried and submitted, each with its place. */
export function faultsOf({ standard }: Pick<SeenStandard, 'standard'>): StandardFaultBody[] {
  return judgeStandard(standard).faults.map(({ path, message }) => ({ path: path.join('.'), message }))
}

/** What the second has otherwise than the first. Throws ProblemError not-found. */
export async function readDifferences(
  service: Service,
  { actor }: Grant,
  id: string,
  other: string,
): Promise<{ items: StandardDifference[] }> {
  const [one, two] = await service.database.read(async (db) => [
    await seenStandard(db, service, actor, id),
    await seenStandard(db, service, actor, other),
  ])
  return { items: [...differencesOf(one.standard, two.standard)] }
}

/** Throws ProblemError: no-standard-in-force, standards-overlap. */
export async function readInForce({ database, clock, district }: Service): Promise<InForceAnswer> {
  const day = todayInShanghai(clock)
  const { line, standard } = await database.read((db) => standardInForce(db, district.code, day))
  const { id, name, label, since, until } = standard
  return { day, id, name, label, since, until, hash: line.hash }
}

function eventBody({ event, at, by_name: by, note, revision, hash, number }: StandardEventTable): StandardEventBody {
  const known = standardEventNamed(event)
  if (known === null) throw new Error(`unreadable event ${event} of standards, number ${number}`)
  return { event: known, at, by, note, revision, hash }
}

function trialBody(trial: EvaluationTable, hash: string): StandardDetail['trialRuns'][number] {
  const { number, cycle, started_at: at, by_name: by, status, standard_hash: tried } = trial
  return {
    evaluation: String(number),
    cycle,
    at,
    by,
    status: statusOf(status),
    hash: tried ?? '',
    isCurrent: tried === hash,
  }
}
