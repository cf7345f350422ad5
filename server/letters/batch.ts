import type { Kysely } from 'kysely'
import type { LetterBatch } from '#core/api/letter-shapes.ts'
import { ProblemError, problem } from '#core/error/problem.ts'
import { isTemplated, letterKindNamed, type TemplatedKind } from '#core/letter/kind.ts'
import type { Actor } from '../actions/actor.ts'
import type { Grant } from '../actions/authorise.ts'
import { instantText } from '../clock.ts'
import { takeNumbers } from '../db/counter.ts'
import { numbersOfBatches } from '../db/formal-letters.ts'
import {
  findLetterBatch,
  insertLetterBatch,
  letterBatchesOf,
  lockLetterBatch,
  updateLetterBatch,
} from '../db/letter-batches.ts'
import type { LetterBatchTable } from '../db/letter-tables.ts'
import type { Schema } from '../db/schema.ts'
import type { Service } from '../service.ts'
import { type AskedChoice, choiceOf } from './candidates.ts'
import { allCandidates, candidatesOf, letterGround } from './ground.ts'
import { issueLettersTo } from './issue.ts'
import { letterSources } from './sources/catalogue.ts'

/** So many letters are issued in one transaction; a killed server loses none that it told of. */
const atOnce = 50
const batchesShown = 50

const stateNames = { open: '出具中', done: '已办完', cancelled: '已取消' } as const
type BatchState = keyof typeof stateNames

interface Refused {
  readonly subject: string
  readonly reason: string
}

export interface BatchRequest extends AskedChoice {
  readonly id: string
  readonly subjects?: readonly string[] | undefined
}

/**
 * Notes what letters are to be issued about; the same id again is the same batch. Throws ProblemError letter-not-ready
 * when nobody can be written to.
 */
export async function startBatch(service: Service, { actor }: Grant, request: BatchRequest): Promise<LetterBatch> {
  const { id, kind, cycle } = request
  const district = service.district.code
  const wanted = await service.database.read(async (db) => {
    if ((await findLetterBatch(db, district, id)) !== null) return []
    const waits = await letterSources[kind].waits(db, letterGround(service, cycle))
    if (waits !== null) throw notReady(waits)
    return request.subjects ?? (await subjectsOf(db, service, request))
  })
  return service.database.write(async (db) => {
    const seq = await takeNumbers(db, district, 'letter-batch')
    const known = await findLetterBatch(db, district, id)
    if (known !== null) return batchBody(db, known)
    const subjects = [...new Set(wanted)]
    if (subjects.length === 0) throw notReady('没有可以出具的对象，已出具过的不再出具。')
    const at = instantText(service.clock.now())
    const { username, name, role } = actor
    const batch: LetterBatchTable = {
      district,
      id,
      seq,
      kind,
      cycle,
      subjects: JSON.stringify(subjects),
      total: subjects.length,
      issued: 0,
      refused: '[]',
      state: 'open',
      username,
      by_name: name,
      at,
      changed_at: at,
    }
    await insertLetterBatch(db, batch)
    const details = { kind, cycle, total: subjects.length }
    const entry = { district, at, username, role, action: 'formal-letters-started', object: id, details } as const
    await service.audit.append(db, entry)
    return batchBody(db, batch)
  })
}

function notReady(reason: string): ProblemError {
  return new ProblemError(problem('letter-not-ready', { act: '出具函件', reason }))
}

async function subjectsOf(db: Kysely<Schema>, service: Service, asked: AskedChoice): Promise<readonly string[]> {
  const subjects: string[] = []
  for await (const piece of allCandidates(db, letterGround(service, asked.cycle), asked.kind, choiceOf(asked))) {
    for (const { subject, cannot } of piece) if (cannot === null) subjects.push(subject)
  }
  return subjects
}

/** Issues the next letters of a batch. One that is done or cancelled stays as it is. Throws ProblemError not-found. */
export function advanceBatch(service: Service, { actor }: Grant, id: string): Promise<LetterBatch> {
  return service.database.write(async (db) => {
    const batch = await locked(db, service, id)
    if (stateOf(batch) !== 'open') return batchBody(db, batch)
    const refused = [...refusedOf(batch)]
    const subjects = JSON.parse(batch.subjects) as readonly string[]
    const from = batch.issued + refused.length
    const piece = subjects.slice(from, from + atOnce)
    const ground = letterGround(service, batch.cycle)
    const kind = kindOf(batch)
    const candidates = await candidatesOf(db, ground, kind, piece)
    const able = candidates.filter(({ cannot }) => cannot === null)
    const letters = await issueLettersTo(db, ground, actor, kind, able, { batch: id })
    const written = new Set(letters.map(({ subject }) => subject))
    for (const subject of piece) {
      if (written.has(subject)) continue
      const reason = candidates.find((each) => each.subject === subject)?.cannot ?? '已不在清单中'
      refused.push({ subject, reason })
    }
    const issued = batch.issued + letters.length
    const isDone = issued + refused.length >= batch.total
    const after = { ...batch, issued, refused: JSON.stringify(refused), state: isDone ? 'done' : 'open' }
    await updateLetterBatch(db, after)
    if (isDone) await noteEnd(db, service, actor, after, 'formal-letters-issued')
    return batchBody(db, after)
  })
}

/** Leaves what is not issued yet; what was stays. Throws ProblemError: not-found, letter-act-not-allowed. */
export function cancelBatch(service: Service, { actor }: Grant, id: string): Promise<LetterBatch> {
  return service.database.write(async (db) => {
    const batch = await locked(db, service, id)
    const state = stateOf(batch)
    if (state !== 'open') {
      throw new ProblemError(problem('letter-act-not-allowed', { act: '取消', state: stateNames[state] }))
    }
    const after = { ...batch, state: 'cancelled' }
    await updateLetterBatch(db, after)
    await noteEnd(db, service, actor, after, 'formal-letters-cancelled')
    return batchBody(db, after)
  })
}

async function locked(db: Kysely<Schema>, service: Service, id: string): Promise<LetterBatchTable> {
  const batch = await lockLetterBatch(db, service.district.code, id, instantText(service.clock.now()))
  if (batch === null) throw new ProblemError(problem('not-found', { what: '这批函件' }))
  return batch
}

async function noteEnd(
  db: Kysely<Schema>,
  { audit, clock }: Service,
  { username, role }: Actor,
  batch: LetterBatchTable,
  action: 'formal-letters-issued' | 'formal-letters-cancelled',
): Promise<void> {
  const { district, id, kind, cycle, total, issued } = batch
  const details = { kind, cycle, total, issued, refused: refusedOf(batch).length }
  await audit.append(db, { district, at: instantText(clock.now()), username, role, action, object: id, details })
}

export async function listBatches(service: Service, cycle: string): Promise<{ readonly items: LetterBatch[] }> {
  return service.database.read(async (db) => {
    const items: LetterBatch[] = []
    for (const batch of await letterBatchesOf(db, service.district.code, cycle, batchesShown)) {
      items.push(await batchBody(db, batch))
    }
    return { items }
  })
}

async function batchBody(db: Kysely<Schema>, batch: Omit<LetterBatchTable, 'subjects'>): Promise<LetterBatch> {
  const { district, id, cycle, total, issued, by_name: by, at, changed_at: changedAt } = batch
  return {
    id,
    kind: kindOf(batch),
    cycle,
    total,
    issued,
    refused: [...refusedOf(batch)],
    state: stateOf(batch),
    numbers: (await numbersOfBatches(db, district, [id])).get(id) ?? null,
    by,
    at,
    changedAt,
  }
}

function refusedOf({ refused }: Pick<LetterBatchTable, 'refused'>): readonly Refused[] {
  return JSON.parse(refused) as readonly Refused[]
}

function stateOf({ state }: Pick<LetterBatchTable, 'state'>): BatchState {
  if (state !== 'open' && state !== 'done' && state !== 'cancelled') throw new Error(`unreadable state ${state}`)
  return state
}

function kindOf({ kind }: Pick<LetterBatchTable, 'kind'>): TemplatedKind {
  const known = letterKindNamed(kind)
  if (known === null || !isTemplated(known)) throw new Error(`unreadable kind ${kind} of a batch`)
  return known
}
