import type { Kysely } from 'kysely'
import type { PushAnswer, PushBody } from '#core/api/rows.ts'
import { ProblemError, problem } from '#core/error/problem.ts'
import { formById } from '#core/forms/catalogue.ts'
import type { RowKey } from '#core/record/key.ts'
import { yearOf } from '#core/vocabulary/calendar-date.ts'
import type { AuditEntry } from '../audit/log.ts'
import { instantText, todayInShanghai } from '../clock.ts'
import { distinct, groupedBy } from '../collections.ts'
import { devicesOfBatches, findBatch, insertBatch, saveAnswer } from '../db/batches.ts'
import type { BatchTable, Schema } from '../db/schema.ts'
import { contentHash } from '../hash.ts'
import { incomingRow } from '../rows/incoming.ts'
import { loadTouched } from '../rows/load-touched.ts'
import { refreshTouched } from '../rows/refresh-touched.ts'
import type { Service } from '../service.ts'
import type { Grant } from './authorise.ts'
import { type AppliedRow, applyRows } from './push/apply-rows.ts'
import { settleClaims } from './push/claims.ts'
import { conflictLines } from './push/conflict-lines.ts'
import { findingsByRow, outcomeOf, theirBatches } from './push/outcome.ts'
import { reasonKey, requireReasons, storeReasons } from './push/reasons.ts'
import { settlementKey, settleOwn } from './push/settle-own.ts'
import { writeChanges } from './push/write-changes.ts'

export interface PushOptions {
  /** Shown as the source of the changes; the client the sender signed in with when not given. */
  readonly source?: string
  /** The act on record, where the batch is only how it is carried out: a part of an uploaded file. */
  readonly act?: Pick<AuditEntry, 'action' | 'object' | 'details'>
  /** What the batch was made from, where the body also depends on what stood in the database: equal text, same batch. */
  readonly madeFrom?: string
  /** Written in the same transaction, once: what the batch is part of. What it throws undoes all of it. */
  readonly beside?: (db: Kysely<Schema>, applied: readonly AppliedRow[], answer: PushAnswer) => Promise<void>
}

/**
 * Stores a batch of changes: every row gets its own outcome, all of them in one transaction, on disk before the answer.
 * The same batch again gives the same answer, even at the same moment.
 * Throws ProblemError: batch-id-reused, form-version-unknown, malformed-request (a reason without words).
 */
export async function pushBatch(
  service: Service,
  grant: Grant,
  body: PushBody,
  options: PushOptions = {},
): Promise<PushAnswer> {
  requireKnownForms(body)
  requireReasons(body.reasons ?? [])
  const { actor } = grant
  const { username, role } = actor
  const district = service.district.code
  const today = todayInShanghai(service.clock)
  const at = instantText(service.clock.now())
  const content = options.madeFrom ?? contentHash(body)
  const rows = body.rows.map((row) => incomingRow(row, actor, yearOf(today)))
  const stamp = { grant, district, batch: body.batch, at, source: options.source ?? actor.client }
  return service.database.write(async (db) => {
    const batch = {
      district,
      id: body.batch,
      username,
      content_hash: content,
      at,
      rows: rows.length,
      answer: null,
      device: body.device ?? null,
    }
    if (!(await insertBatch(db, batch))) return replayed(db, batch)
    const explained = (body.reasons ?? []).map(reasonKey)
    const settlements = body.settlements ?? []
    const keys = rows.flatMap((row) => ('code' in row ? [] : [row.key]))
    const work = await loadTouched(db, district, [...keys, ...explained, ...settlements.map(settlementKey)])
    const applied = await applyRows(db, work, rows, stamp)
    work.followParcels()
    const raised = conflictLines(applied, stamp)
    await writeChanges(db, applied, work.changed(), raised, stamp)
    const settled = await settleOwn(db, { settlements, incoming: rows, applied, raised }, work, stamp)
    await settleClaims(db, rows, applied, stamp)
    await storeReasons(db, body.reasons ?? [], work, stamp)
    const judgements = await refreshTouched(db, district, today, work, [...touched(applied), ...explained])
    const findings = findingsByRow(judgements, actor)
    const devices = await devicesOfBatches(db, district, distinct(applied.flatMap(theirBatches)))
    const answer: PushAnswer = {
      batch: body.batch,
      rows: body.rows.flatMap((sent, index) => {
        const row = applied[index]
        return row === undefined ? [] : [outcomeOf(sent, row, work, { findings, devices }, actor)]
      }),
    }
    await saveAnswer(db, { ...batch, answer: JSON.stringify(answer) })
    await options.beside?.(db, applied, answer)
    const act = options.act ?? ({ action: 'pushed', object: body.batch } as const)
    const details = { ...act.details, ...countsOf(answer), ...(settled > 0 ? { settled } : {}) }
    await service.audit.append(db, { district, at, username, role, ...act, details })
    return answer
  })
}

function requireKnownForms({ forms, rows }: PushBody): void {
  for (const id of distinct([...forms.map((form) => form.id), ...rows.map((row) => row.form)])) {
    const expected = formById(id).version
    const found = forms.find((form) => form.id === id)?.version ?? ''
    if (found !== expected) throw new ProblemError(problem('form-version-unknown', { form: id, found, expected }))
  }
}

/** What was answered the first time. Another's batch, or other content under the id, is refused. */
async function replayed(db: Kysely<Schema>, sent: BatchTable): Promise<PushAnswer> {
  const known = await findBatch(db, sent.district, sent.id)
  const same = known.content_hash === sent.content_hash && known.username === sent.username
  if (!same || known.answer === null) throw new ProblemError(problem('batch-id-reused', { batch: sent.id }))
  return JSON.parse(known.answer) as PushAnswer
}

/** Keys of the rows that were dealt with, and of those whose claim is now on record. */
function touched(applied: readonly AppliedRow[]): readonly RowKey[] {
  return applied.flatMap((row) => (row.kind === 'decided' ? [row.key] : row.claim === null ? [] : [row.claim.key]))
}

function countsOf({ rows }: PushAnswer): Readonly<Record<string, number>> {
  return Object.fromEntries([...groupedBy(rows, (row) => row.outcome)].map(([outcome, of]) => [outcome, of.length]))
}
