import { randomUUID } from 'node:crypto'
import type { DepartmentList } from '#core/api/department-data-shapes.ts'
import type { Candidate, KnownRows } from '#core/department-data/known-rows.ts'
import { type SettledLine, settleLines, type Target } from '#core/department-data/settle-lines.ts'
import { ProblemError, problem } from '#core/error/problem.ts'
import { yearOf } from '#core/vocabulary/calendar-date.ts'
import { noticeText } from '#workbook/notice.zh.ts'
import { type Grant, recordDenial } from '../actions/authorise.ts'
import { instantText, todayInShanghai } from '../clock.ts'
import { takeNumbers } from '../db/counter.ts'
import {
  deleteBrokenLists,
  deleteList,
  insertLines,
  insertList,
  readingState,
  updateList,
} from '../db/department-lists.ts'
import type { DepartmentLineTable, DepartmentListTable } from '../db/department-tables.ts'
import { sha256 } from '../hash.ts'
import type { Service } from '../service.ts'
import { placeText, saysText } from './line-text.ts'
import { compareLines, comparisonColumns, knownRows, type LineComparison } from './match-lines.ts'
import { formatOfList, parseList } from './parse-list.ts'
import { type ReadLine, readLines } from './read-lines.ts'
import type { ListReading } from './reading.ts'
import { listBody } from './stored-list.ts'

export interface SentList {
  readonly cycle: string
  readonly name: string
  readonly bytes: Uint8Array
}

/** Compared and written in one transaction: some tens of milliseconds. */
const linesAtOnce = 500
/** A reading that took longer was broken off with its server. */
const brokenAfterMilliseconds = 3_600_000

/**
 * Reads a department's list in a child process, matches it line by line and keeps the result. No row is changed. Throws
 * ProblemError: not-allowed (another department's template), cycle-unknown, those of the reader.
 */
export async function uploadList(service: Service, grant: Grant, sent: SentList): Promise<DepartmentList> {
  const { actor } = grant
  const { cycle, bytes } = sent
  const today = todayInShanghai(service.clock)
  if (Number(cycle) > yearOf(today)) throw new ProblemError(problem('cycle-unknown', { cycle }))
  const format = formatOfList(bytes)
  const reading = await parseList({ format, bytes })
  const made = reading.read.meta?.department ?? null
  if (actor.org === null || (made !== null && made !== actor.org)) {
    await recordDenial(service, actor, grant.endpoint, { department: made })
    throw new ProblemError(problem('not-allowed', { role: actor.role }))
  }
  const lines = readLines(reading.read, actor.org, cycle, today)
  const { database } = service
  const district = service.district.code
  const known = await knownRows((run) => database.read(run), district, cycle)
  const list = listLine(service, grant, sent, format, reading)
  await database.write(async (db) => {
    await deleteBrokenLists(db, district, instantText(service.clock.now() - brokenAfterMilliseconds))
    await insertList(db, list)
  })
  try {
    await storeLines(service, list, lines, known)
  } catch (error) {
    await database.write((db) => deleteList(db, district, list.id))
    throw error
  }
  return database.write(async (db) => {
    const changes = { state: 'read', seq: await takeNumbers(db, district, 'department-data') }
    await updateList(db, district, list.id, changes)
    const { username, role } = actor
    const details = { department: actor.org, cycle, format, lines: lines.length, sha256: list.file_sha256 }
    const entry = { district, at: list.at, username, role, object: list.id, details } as const
    await service.audit.append(db, { ...entry, action: 'department-list-uploaded' })
    return listBody(db, { ...list, ...changes })
  })
}

async function storeLines(
  { database }: Service,
  { district, id, department, cycle }: DepartmentListTable,
  lines: readonly ReadLine[],
  known: KnownRows,
): Promise<void> {
  const targets = lines.map((line): Target | null => (line.refusal === null ? known.match(line) : null))
  const lost = lines.flatMap((line, index) => (line.refusal === null && targets[index] === null ? [index] : []))
  const offered = known.candidates(lost.flatMap((index) => lines[index] ?? []))
  const candidates = new Map(lost.map((index, place) => [index, offered[place] ?? []]))
  const settled = settleLines(
    lines.map((line, index) => ({
      number: index + 1,
      place: placeText(line.sheet, line.row),
      form: line.form,
      refusal: line.refusal,
      target: targets[index] ?? null,
      isChosen: false,
      says: saysText(line.stated),
    })),
  )
  for (let start = 0; start < lines.length; start += linesAtOnce) {
    const piece = lines.slice(start, start + linesAtOnce)
    const asked = piece.map((line, index) => ({ ...line, target: targets[start + index] ?? null }))
    await database.write(async (db) => {
      const compared = await compareLines(db, { district, department, cycle }, asked)
      const stored = piece.flatMap((line, index) => {
        const [state, comparison] = [settled.get(start + index + 1), compared[index]]
        if (state === undefined || comparison === undefined) return []
        const target = targets[start + index] ?? null
        const made = { line, target, state, comparison, candidates: candidates.get(start + index) ?? [] }
        return [lineOf(district, id, start + index + 1, made)]
      })
      await insertLines(db, stored)
    })
  }
}

interface MadeLine {
  readonly line: ReadLine
  readonly target: Target | null
  readonly state: SettledLine
  readonly comparison: LineComparison
  readonly candidates: readonly Candidate[]
}

function lineOf(
  district: string,
  list: string,
  number: number,
  { line, target, state, comparison, candidates }: MadeLine,
): DepartmentLineTable {
  const { form, sheet, row, parcelCode, uscc, name, refusal, stated, faults } = line
  return {
    district,
    list,
    number,
    form,
    sheet,
    row_number: row,
    parcel_code: parcelCode,
    uscc,
    name,
    refusal,
    target_parcel: target?.parcelCode ?? null,
    target_uscc: target?.uscc ?? null,
    chosen: 0,
    state: state.state,
    why: state.why,
    candidates: JSON.stringify(candidates),
    stated: JSON.stringify(stated),
    ...comparisonColumns(comparison),
    faults: JSON.stringify(faults),
    fault_count: faults.length,
    not_written: null,
    search: [parcelCode, uscc, name, target?.parcelCode].filter(Boolean).join(' ').toLowerCase(),
  }
}

function listLine(
  service: Service,
  { actor }: Grant,
  { cycle, name, bytes }: SentList,
  format: 'xlsx' | 'csv',
  { read, encoding }: ListReading,
): DepartmentListTable {
  return {
    district: service.district.code,
    id: randomUUID(),
    seq: 0,
    department: actor.org ?? '',
    cycle,
    state: readingState,
    file_name: name.slice(0, 200),
    file_sha256: sha256(bytes),
    file_size: bytes.length,
    format,
    encoding,
    // A department's file lacks most columns of a form by its nature.
    notes: JSON.stringify(read.notices.filter(({ code }) => code !== 'missing-columns').map(noticeText)),
    result: null,
    applied_seq: null,
    username: actor.username,
    by_name: actor.name,
    at: instantText(service.clock.now()),
    applied_username: null,
    applied_by: null,
    applied_at: null,
    applied_reason: null,
    reversed_username: null,
    reversed_by: null,
    reversed_at: null,
    reversed_reason: null,
  }
}
