import type { PublicationFormat } from '#core/api/publications.ts'
import { ProblemError, problem } from '#core/error/problem.ts'
import { publicationFileName } from '#core/publication/file-name.ts'
import { htmlFoot, htmlHead, htmlLine } from '#core/publication/html.ts'
import type { PublicationLine } from '#core/publication/line.ts'
import { lineCells, type PublicationSheet, publicationSheet, type SheetColumn } from '#core/publication/sheet.ts'
import { townName } from '#core/vocabulary/district.ts'
import { streamTable, type TableColumn, type TableRow } from '#workbook/write.ts'
import type { Grant } from '../actions/authorise.ts'
import { todayInShanghai } from '../clock.ts'
import type { PublicationTable } from '../db/publication-tables.ts'
import { publicationLinePage } from '../db/publications.ts'
import type { SentFile } from '../export/sent-file.ts'
import { recordExport } from '../filing/files.ts'
import { once } from '../once.ts'
import type { Service } from '../service.ts'
import { linesInOrder, storedDigest } from './digest.ts'
import { pressList } from './press.ts'
import { findSeen } from './read.ts'
import { lineScope } from './scope.ts'
import { columnsOf, factsOf, shownLine } from './stored.ts'

/**
 * The list as it was frozen, after it was found to be so: whole, or the part of a 街镇. A 街镇 is given its own part.
 * Throws ProblemError: not-found, publication-damaged, those of printing.
 */
export async function publicationFile(
  service: Service,
  grant: Grant,
  number: number,
  { as, town: asked }: { readonly as: PublicationFormat; readonly town?: string | undefined },
): Promise<SentFile> {
  const publication = await service.database.read(async (db) => {
    const found = await findSeen(db, service, grant, number)
    // A draft that was discarded has no lines any more.
    if (found.state === 'discarded') throw new ProblemError(problem('not-found', { what: '这次公示的名单' }))
    if ((await storedDigest(db, found)) !== found.sha256) {
      throw new ProblemError(problem('publication-damaged', { number }))
    }
    return found
  })
  const { scope } = grant
  const town = scope.kind === 'town' ? scope.town : (asked ?? null)
  const facts = factsOf(publication, service)
  const sheet = publicationSheet(facts)
  const part = town === null || town === publication.town_code ? null : town
  const only = part === null ? null : `本文件为其中${townName(part) ?? part}部分，全部名单见公示第 ${number} 号。`
  const lines = shownLines(service, grant, publication, town)
  await recordExport(service, grant, `publication ${number}`, {
    as,
    sha256: publication.sha256,
    ...(part ? { town: part } : {}),
  })
  const name = publicationFileName(facts, part, as)
  if (as === 'xlsx') return { name, bytes: workbook(sheet, only, lines) }
  if (as === 'html') return { name, bytes: page(sheet, only, lines) }
  const rows: (readonly string[])[] = []
  for await (const line of lines) rows.push(lineCells(line, sheet.columns))
  const issuedOn = publication.first_day ?? todayInShanghai(service.clock)
  const bytes = await pressList({ sheet, rows, only, issuedOn }, service.paper.font)
  return { name, bytes: once(bytes), length: bytes.length }
}

async function* shownLines(
  { database }: Service,
  grant: Grant,
  publication: PublicationTable,
  town: string | null,
): AsyncGenerator<PublicationLine, void> {
  const { district, number, cycle } = publication
  const columns = columnsOf(publication)
  const filter = { district, publication: number, scope: lineScope(grant, cycle), town, verdict: null, text: null }
  const stored = linesInOrder((after, limit) => database.read((db) => publicationLinePage(db, filter, after, limit)))
  for await (const line of stored) yield shownLine(line, columns)
}

const widths: Readonly<Record<SheetColumn['id'], number>> = {
  place: 7,
  parcelCode: 20,
  town: 16,
  owner: 36,
  landClass: 10,
  landArea: 16,
  verdictBefore: 20,
  verdict: 20,
}

function tableColumn({ id, label }: SheetColumn): TableColumn {
  if (id === 'place') return { heading: label, width: widths[id], numberFormat: '0', align: 'right' }
  if (id === 'landArea') return { heading: label, width: widths[id], numberFormat: '#,##0.00', align: 'right' }
  return { heading: label, width: widths[id], numberFormat: '@' }
}

function workbook(
  sheet: PublicationSheet,
  only: string | null,
  lines: AsyncIterable<PublicationLine>,
): AsyncIterable<Uint8Array> {
  const { standing, notices, paragraphs, subtitle, foot } = sheet
  const said = [subtitle, ...(standing === null ? [] : [standing]), ...paragraphs, foot]
  return streamTable(sheet.columns.map(tableColumn), tableRows(sheet, lines), {
    sheet: '公示名单',
    title: sheet.title,
    lines: [...notices, ...(only === null ? [] : [only]), ...said],
    frozenColumns: 2,
  })
}

async function* tableRows(
  { columns }: PublicationSheet,
  lines: AsyncIterable<PublicationLine>,
): AsyncGenerator<TableRow, void> {
  for await (const line of lines) {
    const texts = lineCells(line, columns)
    yield columns.map(({ id }, index) => {
      if (id === 'place') return line.place
      return id === 'landArea' ? line.landArea : (texts[index] ?? '') || null
    })
  }
}

const pieceLength = 65_536

async function* page(
  sheet: PublicationSheet,
  only: string | null,
  lines: AsyncIterable<PublicationLine>,
): AsyncGenerator<Uint8Array, void> {
  let text = htmlHead(sheet, only)
  for await (const line of lines) {
    text += htmlLine(line, sheet)
    if (text.length < pieceLength) continue
    yield Buffer.from(text)
    text = ''
  }
  yield Buffer.from(text + htmlFoot(sheet))
}
