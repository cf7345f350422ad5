import type { Kysely } from 'kysely'
import { isMaskedPersonal } from '#core/access/personal.ts'
import type { RowOutcome } from '#core/api/rows.ts'
import { checkFields } from '#core/checks/check-fields.ts'
import type { AnyFinding } from '#core/error/finding.ts'
import { problem } from '#core/error/problem.ts'
import { formById, formIds } from '#core/forms/catalogue.ts'
import { keyText, type RowKey } from '#core/record/key.ts'
import { sameCell } from '#core/record/merge.ts'
import { fieldsSeen, type ReadResult, type WorkbookRow } from '#workbook/read-result.ts'
import { instantText, todayInShanghai } from '../../clock.ts'
import { distinct, groupedBy } from '../../collections.ts'
import { versionsOfRows } from '../../db/rows.ts'
import type { Schema } from '../../db/schema.ts'
import { type Version, versionOf } from '../../rows/history.ts'
import { loadParcels } from '../../rows/load.ts'
import { WorkingSet } from '../../rows/working-set.ts'
import type { Service } from '../../service.ts'
import type { Grant } from '../authorise.ts'
import { pushBatch } from '../push-batch.ts'
import { findingBody, refusalBody } from '../wording.ts'
import { changedLocks } from './changed-locks.ts'
import { batchIdOf, inBatches } from './chunks.ts'
import { type KeyedRow, type PushedRow, pushedRow } from './pushed-row.ts'
import { stateNow } from './state-now.ts'

/** What of a file is stored under which id. */
export interface FileAct {
  /** Id of the upload: the same file under the same id is stored once. */
  readonly id: string
  readonly fileHash: string
}

export interface StoredRow {
  readonly row: WorkbookRow
  readonly outcome: RowOutcome
  /** Revision the row was held against; 0 when the workbook says none. */
  readonly baseRevision: number
  /** Fields that the base map has locked and that were changed all the same. */
  readonly locked: readonly string[]
}

export interface StoredWorkbook {
  /** In the order of the workbook. */
  readonly rows: readonly StoredRow[]
  /** Ids of the batches it went in as. */
  readonly batches: readonly string[]
}

/**
 * Stores what a workbook changed, as a push would, in as many batches as it needs. The same file under the same id is
 * stored once, however often it comes. Throws ProblemError batch-id-reused.
 */
export async function storeWorkbook(
  service: Service,
  grant: Grant,
  read: ReadResult,
  { id, fileHash }: FileAct,
): Promise<StoredWorkbook> {
  const keyed = read.rows.filter(isKeyed)
  const batches = inBatches(keyed, ({ cycle, parcelCode }) => `${cycle}/${parcelCode}`)
  const stored = new Map<WorkbookRow, StoredRow>()
  for (const [index, rows] of batches.entries()) {
    const held = await heldRows(service, grant, read, rows)
    const sent = held.filter(({ locked }) => locked.length === 0)
    const forms = formIds.map((form) => ({ id: form, version: formById(form).version }))
    const body = { batch: batchIdOf(fileHash, id, index), forms, rows: sent.map(({ pushed }) => pushed) }
    const details = { upload: id, fileHash, part: index + 1, parts: batches.length }
    const act = { action: 'uploaded', object: body.batch, details } as const
    const answer = await pushBatch(service, grant, body, { source: 'workbook', madeFrom: fileHash, act })
    const told = (one: HeldRow, outcome: RowOutcome): void => {
      const { row, pushed, locked } = one
      stored.set(row, { row, outcome, baseRevision: pushed.baseRevision, locked })
    }
    for (const one of held) if (one.locked.length > 0) told(one, locksChanged(one))
    for (const [place, one] of sent.entries()) {
      const outcome = answer.rows[place]
      if (outcome !== undefined) told(one, withoutOwn(outcome, one.row, fieldsSeen(read, one.row)))
    }
  }
  const findings = batches.length > 1 ? (await stateNow(service, grant, keyed)).findings : null
  const today = todayInShanghai(service.clock)
  const rows = read.rows.map((row): StoredRow => {
    const one = stored.get(row) ?? { row, outcome: keyMissing(row, today), baseRevision: 0, locked: [] }
    return findings === null ? one : { ...one, outcome: withFindings(one.outcome, findings) }
  })
  // Each part is on record in the transaction that stored it; a file without a part is on record all the same.
  if (batches.length === 0) await recordUpload(service, grant, { id, fileHash, rows: rows.length })
  return { rows, batches: batches.map((_, index) => batchIdOf(fileHash, id, index)) }
}

/** Findings after the last batch: one of them may have settled, or raised, a finding of an earlier one. */
function withFindings(outcome: RowOutcome, findings: ReadonlyMap<string, readonly AnyFinding[]>): RowOutcome {
  if (outcome.outcome === 'refused') return outcome
  return { ...outcome, findings: (findings.get(outcome.key) ?? []).map(findingBody) }
}

export function isKeyed(row: WorkbookRow): row is KeyedRow {
  return row.cycle !== null && row.parcelCode !== null && (row.form === 'parcel-self-assessment' || row.uscc !== null)
}

export function keyOf({ form, cycle, parcelCode, uscc }: KeyedRow): RowKey {
  return form === 'parcel-self-assessment' ? { form, cycle, parcelCode } : { form, cycle, parcelCode, uscc: uscc ?? '' }
}

/** A row held against what is stored. */
interface HeldRow {
  readonly row: KeyedRow
  readonly pushed: PushedRow
  /** Fields that a handed-out workbook locks and that were changed all the same. */
  readonly locked: readonly string[]
}

/** Holds the rows against what is stored, at the revisions the workbook was made from. */
async function heldRows(
  service: Service,
  { actor }: Grant,
  read: ReadResult,
  rows: readonly KeyedRow[],
): Promise<readonly HeldRow[]> {
  const district = service.district.code
  const revisions = new Map(read.meta?.revisions.map(({ key, revision }) => [key, revision]))
  return service.database.read(async (db) => {
    const work = new WorkingSet([])
    for (const [cycle, ofCycle] of groupedBy(rows, (row) => row.cycle)) {
      const codes = distinct(ofCycle.map((row) => row.parcelCode))
      for (const { parcel, firms } of await loadParcels(db, district, cycle, codes)) {
        for (const row of [parcel, ...firms]) work.put(row)
      }
    }
    const behind = rows.map(keyOf).filter((key) => {
      const stored = work.get(key)
      const revision = revisions.get(keyText(key)) ?? 0
      return stored !== null && revision > 0 && revision < stored.revision
    })
    const versions = await versionsOf(db, district, behind)
    return rows.map((row) => {
      const key = keyOf(row)
      const text = keyText(key)
      const base = { stored: work.get(key), revision: revisions.get(text) ?? 0, versions: versions.get(text) ?? [] }
      const pushed = pushedRow(row, fieldsSeen(read, row), base, actor)
      const isLocking = read.meta?.handOut !== undefined && actor.role !== 'department'
      return { row, pushed, locked: isLocking ? changedLocks(pushed.fields, base) : [] }
    })
  })
}

async function versionsOf(
  db: Kysely<Schema>,
  district: string,
  keys: readonly RowKey[],
): Promise<ReadonlyMap<string, readonly Version[]>> {
  const found = new Map<string, readonly Version[]>()
  for (const ofPlace of groupedBy(keys, ({ form, cycle }) => `${form} ${cycle}`).values()) {
    const [first] = ofPlace
    if (first === undefined) continue
    const versions = await versionsOfRows(db, district, first.form, first.cycle, ofPlace.map(keyText))
    for (const [text, ofRow] of groupedBy(versions, (version) => version.row_key)) found.set(text, ofRow.map(versionOf))
  }
  return found
}

/** What came in from others is what the workbook has a place for and does not say already. */
function withoutOwn(outcome: RowOutcome, row: WorkbookRow, columns: readonly string[]): RowOutcome {
  const incoming = Object.entries(outcome.incoming).filter(
    ([field, value]) => columns.includes(field) && !sameCell(value, row.cells[field]) && !isMasked(row, field),
  )
  const isNone = incoming.length === 0 && outcome.outcome === 'merged'
  return { ...outcome, incoming: Object.fromEntries(incoming), outcome: isNone ? 'accepted' : outcome.outcome }
}

/** The workbook is an export that masks contacts: the value has not come in from others, it was hidden. */
function isMasked({ form, cells }: WorkbookRow, name: string): boolean {
  const field = formById(form).fields[name]
  return field !== undefined && isMaskedPersonal(field, cells[name] ?? null)
}

/** Nothing of the row is taken: what else was changed in it comes again once the base map's values are put back. */
function locksChanged({ row, pushed: { form, baseRevision }, locked }: HeldRow): RowOutcome {
  const refusal = refusalBody(problem('row-base-locked', { fields: locked }))
  const key = keyText(keyOf(row))
  return { form, key, outcome: 'refused', revision: baseRevision, incoming: {}, conflicts: [], refusal, findings: [] }
}

/** A row that cannot be told apart from others: named as the workbook names it, with what its cells lack. */
function keyMissing(row: WorkbookRow, today: string): RowOutcome {
  const { id, form, cycle, parcelCode } = row
  const field = parcelCode === null ? 'parcelCode' : cycle === null ? 'assessYear' : 'uscc'
  const findings = checkFields(formById(form), { id, cells: row.cells }, { today, step: 'fill' }).map(findingBody)
  const refusal = refusalBody(problem('row-key-missing', { field }))
  return { form, key: id, outcome: 'refused', revision: 0, incoming: {}, conflicts: [], refusal, findings }
}

async function recordUpload(
  service: Service,
  { actor }: Grant,
  { id, ...details }: FileAct & { readonly rows: number },
): Promise<void> {
  const { username, role } = actor
  const at = instantText(service.clock.now())
  const district = service.district.code
  await service.database.write((db) =>
    service.audit.append(db, { district, at, username, role, action: 'uploaded', object: id, details }),
  )
}
