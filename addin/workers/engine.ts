import type { CheckContext } from '#core/checks/context.ts'
import type { AnyResult, AnyRow } from '#workbook/any-form.ts'
import { metaFromXml } from '#workbook/meta.ts'
import { readAnyLoaded, readAnyWorkbook } from '#workbook/read.ts'
import { type Book, createBook } from './book.ts'
import { type Checker, createChecker } from './checker.ts'
import { completeness } from './completeness.ts'
import type { ParcelFindings } from './protocol.ts'
import { saveEdits } from './save.ts'
import { createScorer, type Scorer } from './scorer.ts'
import { type Handlers, serve, type Work } from './serve.ts'
import { createSheets } from './sheets.ts'
import { createStandardInUse } from './standard-in-use.ts'
import { wordFinding } from './word-finding.ts'

declare const self: DedicatedWorkerGlobalScope

/** What the worker holds once a workbook is open. */
interface Open {
  /** Null for a workbook that a spreadsheet program holds. */
  bytes: Uint8Array | null
  readonly book: Book
  readonly checker: Checker
  readonly scorer: Scorer
}

const rowsPerPart = 400
const findingsPerPart = 1500

let open: Open | null = null
const sheets = createSheets()
const inUse = createStandardInUse()

function begin(bytes: Uint8Array | null, result: AnyResult): void {
  const book = createBook(result)
  const checker = createChecker(book)
  open = { bytes, book, checker, scorer: createScorer(book, checker, inUse) }
}

function sendRows(rows: readonly AnyRow[], work: Work<'open'> | Work<'read'>): void {
  for (let start = 0; start < rows.length; start += rowsPerPart) {
    work.part({ rows: rows.slice(start, start + rowsPerPart) })
  }
}

function opened(): Open {
  if (open === null) throw new Error('no workbook is open')
  return open
}

const handlers: Handlers = {
  open: async ({ bytes }, work) => {
    const result = await readAnyWorkbook(bytes)
    begin(bytes, result)
    sendRows(result.rows, work)
    return { result: { ...result, rows: [] } }
  },
  rows: (rows) => {
    sheets.put(rows)
    return null
  },
  read: (outline, work) => {
    const stated = outline.metaXml === null ? null : metaFromXml(outline.metaXml)
    const result = readAnyLoaded(sheets.load(outline), stated)
    if (open === null) {
      begin(null, result)
      sendRows(result.rows, work)
      return { result: { ...result, rows: [] }, changes: [], removed: [] }
    }
    const { rows, changes, removed } = open.book.reload(result)
    sendRows(rows, work)
    return { result: { ...result, rows: [] }, changes, removed }
  },
  edit: ({ changes, added }) => {
    opened().book.edit(changes, added)
    return null
  },
  leaveOut: ({ rows }) => {
    opened().book.leaveOut(rows)
    return null
  },
  relock: ({ locks }) => {
    opened().book.locks.relock(locks)
    return null
  },
  useStandard: ({ standard }) => {
    inUse.use(standard)
    return null
  },
  check: async ({ rows, step, today }, work) => {
    const { book, checker } = opened()
    const context: CheckContext = { today, scope: 'town', step, energyBasis: energyBasis(today) }
    const codes = rows === null ? await checker.checkAll(context, work) : checker.checkRows(rows, context)
    if (codes === null) return null
    sendFindings(codes, opened(), work)
    return { rows: book.rowCount() }
  },
  completeness: ({ parcelCode, step, today }) => completeness(opened().book, parcelCode, step, today),
  score: ({ today }) => opened().scorer.scores(today),
  card: ({ parcelCode, today }) => opened().scorer.card(parcelCode, today),
  save: ({ changes, revisions }) => {
    const held = opened()
    held.bytes = saveEdits(bytesOf(held), held.book, changes, revisions)
    return { bytes: held.bytes.slice() }
  },
  copy: ({ changes, revisions }) => {
    const held = opened()
    return { bytes: saveEdits(bytesOf(held), held.book, changes, revisions) }
  },
}

function bytesOf({ bytes }: Open): Uint8Array {
  if (bytes === null) throw new Error('the workbook is held by a spreadsheet program')
  return bytes
}

/** Of the standard in force, for X34; null when there is none. */
function energyBasis(today: string): CheckContext['energyBasis'] {
  const standard = inUse.on(today)
  return 'code' in standard ? null : standard.energyBasis
}

/** In parts, so that the pane never has to take in more than it can between two frames. */
function sendFindings(codes: ReadonlySet<string>, { book, checker }: Open, work: Work<'check'>): void {
  let part: ParcelFindings[] = []
  let size = 0
  for (const parcelCode of codes) {
    const findings = checker.findingsOf(parcelCode).map((finding) => wordFinding(book, finding))
    part.push({ parcelCode, findings })
    size += findings.length
    if (size < findingsPerPart) continue
    work.part({ parcels: part })
    part = []
    size = 0
  }
  if (part.length > 0) work.part({ parcels: part })
}

serve(self, handlers)
