import { unapproved } from '#core/access/mask.ts'
import type { UploadFile } from '#core/api/bulk-upload-shapes.ts'
import { formRefusals } from '#core/api/file-refusals.ts'
import { bulkLimits } from '#core/bulk-upload/limits.ts'
import { type AnyProblem, ProblemError, problem } from '#core/error/problem.ts'
import { departments } from '#core/vocabulary/department.ts'
import { comparisonTitle } from '#workbook/hand-out/comparison-sheet.ts'
import { noticeText } from '#workbook/notice.zh.ts'
import type { ReadResult } from '#workbook/read-result.ts'
import type { Grant } from '../actions/authorise.ts'
import { stateNow } from '../actions/upload/state-now.ts'
import { isKeyed, keyOf, type StoredWorkbook, storeWorkbook } from '../actions/upload/store-workbook.ts'
import { instantText, todayInShanghai } from '../clock.ts'
import { distinct, groupedBy } from '../collections.ts'
import { findFile, lastFileNumber, storingState, updateFile } from '../db/bulk-upload-files.ts'
import { keysWrittenBy } from '../db/bulk-upload-lines.ts'
import type { UploadFileTable, UploadRunTable } from '../db/bulk-upload-tables.ts'
import { sha256 } from '../hash.ts'
import type { Service } from '../service.ts'
import { parseUpload } from '../upload/parse-upload.ts'
import { type FilePlace, fileProblem, refusedFile, takenFile } from './file-line.ts'
import { fileLines, writtenKey } from './file-lines.ts'
import { OneAtATime } from './one-at-a-time.ts'
import { fileBody } from './run-body.ts'
import { openRunOf } from './run-of.ts'
import { storeFile } from './store-file.ts'

export interface SentWorkbook {
  readonly name: string
  readonly bytes: Uint8Array
}

/** The same content twice at the same moment is read once. */
const files = new OneAtATime()

/** Load, not content: the same file may be read in a quieter moment. */
const passing: readonly string[] = ['workbook-time-out']

/**
 * One file of a run: read in a child process and stored as any uploaded workbook is, its rows told one by one. The same
 * content again gets the same answer, also after a server that died between its rows and its record. A file that is
 * none of ours is on record with why. Throws ProblemError: not-found, upload-run-closed, upload-run-full, too-busy,
 * workbook-time-out.
 */
export async function addFile(service: Service, grant: Grant, id: string, sent: SentWorkbook): Promise<UploadFile> {
  const hash = sha256(sent.bytes)
  return files.run(`${id} ${hash}`, async () => fileBody(await addOnce(service, grant, id, hash, sent)))
}

async function addOnce(
  service: Service,
  grant: Grant,
  id: string,
  hash: string,
  { name, bytes }: SentWorkbook,
): Promise<UploadFileTable> {
  const district = service.district.code
  const { run, known, last } = await service.database.read(async (db) => ({
    run: await openRunOf(db, district, grant, id),
    known: await findFile(db, district, id, hash),
    last: await lastFileNumber(db, district, id),
  }))
  if (known !== null && known.state !== storingState) return withName(service, known, name)
  if (last >= bulkLimits.files) throw new ProblemError(problem('upload-run-full', { limit: bulkLimits.files }))
  const at = instantText(service.clock.now())
  const place: FilePlace = { district, run: id, sha256: hash, name, size: bytes.length, at }
  try {
    const read = await parseUpload(bytes)
    const refusal = refusalOf(read, run)
    if (refusal !== null) return await storeFile(service, refusedFile(place, fileProblem(refusal)), [])
    return await takeFile(service, grant, place, read)
  } catch (error) {
    if (!(error instanceof ProblemError) || !isOfContent(error.problem)) throw error
    return storeFile(service, refusedFile(place, fileProblem(error.problem)), [])
  }
}

function isOfContent({ code }: AnyProblem): boolean {
  return formRefusals.some((one) => one === code) && !passing.includes(code)
}

/** Why a workbook that reads well has no place in the run; null when it has. */
function refusalOf({ meta, rows }: ReadResult, { cycle }: UploadRunTable): AnyProblem | null {
  const department = departments.find(({ code }) => code === meta?.department)
  if (department !== undefined) return problem('workbook-of-department', { department: department.name }) as AnyProblem
  if (rows.length === 0) return problem('workbook-no-rows', {}) as AnyProblem
  const others = distinct(rows.flatMap((row) => row.cycle ?? [])).filter((one) => one !== cycle)
  if (others.length === 0) return null
  return problem('workbook-other-cycle', { found: others.join('、'), expected: cycle }) as AnyProblem
}

async function takeFile(service: Service, grant: Grant, place: FilePlace, read: ReadResult): Promise<UploadFileTable> {
  const stored = await storeWorkbook(service, grant, read, { id: place.run, fileHash: place.sha256 })
  const keys = read.rows.filter(isKeyed).map(keyOf)
  // What is told of the rows leaves the system in the report: it quotes nothing that takes an approval to export.
  const now = await stateNow(service, { ...grant, actor: unapproved(grant.actor) }, keys)
  const written = await writtenRows(service, stored)
  const made = fileLines(place, stored.rows, { read, now, written, today: todayInShanghai(service.clock) })
  const lines = made.map(({ line }) => line)
  const facts = {
    // 去年对照 is ours and asks for nothing.
    notes: read.notices
      .filter((notice) => notice.code !== 'other-sheet' || notice.sheet !== comparisonTitle)
      .map(noticeText),
    handOut: read.meta?.handOut ?? null,
    fixes: read.meta?.repair?.run ?? null,
  }
  const items = made.flatMap((one) => one.items)
  return storeFile(service, takenFile(place, facts, lines, items), lines)
}

async function writtenRows(service: Service, { rows, batches }: StoredWorkbook): Promise<ReadonlySet<string>> {
  const district = service.district.code
  const accepted = rows.flatMap(({ row, outcome }) =>
    outcome.outcome === 'accepted' && isKeyed(row) ? [{ form: row.form, cycle: row.cycle, key: outcome.key }] : [],
  )
  const written = new Set<string>()
  await service.database.read(async (db) => {
    for (const ofPlace of groupedBy(accepted, ({ form, cycle }) => `${form} ${cycle}`).values()) {
      const [first] = ofPlace
      if (first === undefined) continue
      const asked = { ...first, keys: ofPlace.map(({ key }) => key) }
      for (const key of await keysWrittenBy(db, district, asked, batches)) written.add(writtenKey(first.form, key))
    }
  })
  return written
}

/** A file that is known, with the other name it came under now. */
async function withName(service: Service, known: UploadFileTable, name: string): Promise<UploadFileTable> {
  const copies = JSON.parse(known.copies) as readonly string[]
  if (name === known.name || copies.includes(name) || copies.length >= mostCopies) return known
  const changes = { copies: JSON.stringify([...copies, name]) }
  await service.database.write((db) => updateFile(db, known, changes))
  return { ...known, ...changes }
}

const mostCopies = 20
