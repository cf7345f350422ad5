import PDFDocument from 'pdfkit'
import { ProblemError, problem } from '#core/error/problem.ts'
import type { PublicationSheet } from '#core/publication/sheet.ts'
import { proposedFormNotice } from '#core/vocabulary/citation.ts'
import { Pen } from '../check-up-sheet/pen.ts'
import type { FontSet } from '../fonts/font-set.ts'
import { colour, mm } from '../layout/measure.ts'
import { paperColumns } from './columns.ts'
import { drawRow, headLook, rowLook, type SetRow, setRow } from './rows.ts'

/** A published list on paper: what is said around it, and its rows. */
export interface PublicationPaper {
  readonly sheet: PublicationSheet
  /** Texts in the order of the sheet's columns. */
  readonly rows: readonly (readonly string[])[]
  /** Said when only a part of the list is in the file; null for all of it. */
  readonly only: string | null
  /** Stands in the metadata in place of the moment of printing. */
  readonly issuedOn: string
}

const margin = { side: mm(15), top: mm(14), bottom: mm(16) } as const
const producer = 'parcel-checkup'

/** The list as a PDF, A4, upright, lying for corrections; equal lists make equal bytes. Throws ProblemError paper-missing-glyph. */
export async function printPublicationList(paper: PublicationPaper, fonts: FontSet): Promise<Buffer> {
  requireGlyphs(paper, fonts)
  const { sheet, issuedOn } = paper
  const document = new PDFDocument({
    autoFirstPage: false,
    size: 'A4',
    layout: sheet.columns.some(({ id }) => id === 'verdictBefore') ? 'landscape' : 'portrait',
    margin: 0,
    lang: 'zh-CN',
    info: {
      Title: sheet.title,
      Producer: producer,
      Creator: producer,
      CreationDate: new Date(`${issuedOn}T00:00:00Z`),
    },
  })
  const pieces: Buffer[] = []
  document.on('data', (piece: Buffer) => pieces.push(piece))
  const ended = new Promise<void>((done) => document.once('end', () => done()))
  drawList(new Pen(document, fonts), document, paper)
  document.end()
  await ended
  return Buffer.concat(pieces)
}

function requireGlyphs({ sheet, rows, only }: PublicationPaper, fonts: FontSet): void {
  const said = [sheet.title, sheet.subtitle, sheet.standing, only, sheet.foot, ...sheet.paragraphs, ...sheet.notices]
  const used = new Set<string>()
  for (const text of [...said, ...rows.flat()]) for (const character of text ?? '') used.add(character)
  const characters = fonts.missingGlyphs([...used].join(''))
  if (characters.length > 0) throw new ProblemError(problem('paper-missing-glyph', { field: '公示名单', characters }))
}

interface Place {
  readonly left: number
  readonly width: number
  readonly bottom: number
}

function drawList(pen: Pen, document: PDFKit.PDFDocument, paper: PublicationPaper): void {
  const { sheet, rows } = paper
  document.addPage()
  const { width: pageWidth, height: pageHeight } = document.page
  const place: Place = { left: margin.side, width: pageWidth - 2 * margin.side, bottom: pageHeight - margin.bottom }
  const columns = paperColumns(sheet, place.left, place.width)
  const head = setRow(
    pen,
    sheet.columns.map(({ label }) => label),
    columns,
    headLook,
  )
  const set = rows.map((texts) => setRow(pen, texts, columns, rowLook))
  drawStanding(pen, document, sheet)
  const first = drawOpening(pen, paper, place)
  const pages = paged(set, { first: place.bottom - first - head.height, next: place.bottom - margin.top - head.height })
  for (const [index, page] of pages.entries()) {
    if (index > 0) {
      document.addPage()
      drawStanding(pen, document, sheet)
    }
    let y = drawRow(pen, head, columns, index === 0 ? first : margin.top, headLook, '#edf0f2')
    for (const row of page) y = drawRow(pen, row, columns, y, rowLook)
    drawFoot(pen, sheet, { ...place, page: index + 1, pages: pages.length })
  }
}

/** Rows by page, in their order; at least one page, at least one row on each. */
function paged(rows: readonly SetRow[], room: { readonly first: number; readonly next: number }): readonly SetRow[][] {
  const pages: SetRow[][] = [[]]
  let left = room.first
  for (const row of rows) {
    const page = pages.at(-1) ?? []
    if (row.height > left && (page.length > 0 || pages.length === 1)) {
      pages.push([row])
      left = room.next - row.height
    } else {
      page.push(row)
      left -= row.height
    }
  }
  return pages
}

/** Title, words and notices of the first page; returns where the list begins. */
function drawOpening(pen: Pen, { sheet, only }: PublicationPaper, { left, width }: Place): number {
  const middle = left + width / 2
  const title = pen.lines(sheet.title, width, { size: 17, bold: true })
  let y: number = margin.top
  y += pen.paragraph(title, middle, y, { size: 17, bold: true }, 'center') + mm(1)
  y += pen.paragraph([sheet.subtitle], middle, y, { size: 9, colour: '#333333' }, 'center') + mm(3)
  for (const text of sheet.paragraphs) {
    y += pen.paragraph(pen.lines(`　　${text}`, width, { size: 10 }), left, y, { size: 10 }) + mm(1)
  }
  y += mm(1)
  const notices = [...sheet.notices, ...(only === null ? [] : [only])]
  const lines = notices.flatMap((text) => pen.lines(text, width - mm(4), { size: 8 }))
  const height = pen.heightOf(lines.length, { size: 8 }) + mm(2.4)
  pen.box({ x: left, y, width, height }, { line: colour.line })
  pen.paragraph(lines, left + mm(2), y + mm(1.2), { size: 8 })
  return y + height + mm(3)
}

function drawFoot(
  pen: Pen,
  { foot }: PublicationSheet,
  { left, width, bottom, page, pages }: Place & { readonly page: number; readonly pages: number },
): void {
  pen.text(proposedFormNotice, left, bottom + mm(2), { size: 8 })
  pen.text(`第 ${page} 页，共 ${pages} 页`, left + width, bottom + mm(2), { size: 8 }, 'right')
  const fitted = pen.fitted(foot, width, [6.5, 6, 5.5], 1)
  const look = { size: fitted?.size ?? 5, colour: '#333333' }
  pen.paragraph(fitted?.lines ?? pen.lines(foot, width, look), left, bottom + mm(6), look)
}

const standingSize = 56

/** Behind the list: nobody takes a draft, or what was withdrawn, for a publication. */
function drawStanding(pen: Pen, document: PDFKit.PDFDocument, { standing }: PublicationSheet): void {
  if (standing === null) return
  const { width, height } = document.page
  const angle = (-Math.atan2(height, width) * 180) / Math.PI
  document.save().rotate(angle, { origin: [width / 2, height / 2] })
  pen.text(
    standing,
    width / 2,
    height / 2 - standingSize / 2,
    { size: standingSize, colour: colour.watermark },
    'center',
  )
  document.restore()
}
