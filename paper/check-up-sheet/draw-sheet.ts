import { createRequire } from 'node:module'
import type svgModule from 'pdfmake/js/3rd-party/svg-to-pdfkit.js'
import { type CheckUpSheet, noMeasures } from '#core/check-up-sheet/sheet.ts'
import { mm } from '../layout/measure.ts'
import { drawMargin, drawSeals, drawStanding, sealsHeight } from './foot.ts'
import { drawHead, drawIdentity, headHeight, identityHeight, longValues, notesOverflow } from './head.ts'
import { indicatorSection, indicatorsName } from './indicator-section.ts'
import { type Density, densities, listSection, sentencePieces, widest } from './list-section.ts'
import { looks, sheet } from './measure.ts'
import type { Pen } from './pen.ts'
import type { Piece, Section } from './piece.ts'
import { type Placed, placed, wholeHeight } from './plan.ts'
import { barsHeight, drawBars, drawVerdict, sketchMillimetres, verdictHeight } from './verdict.ts'

const { default: drawSvg } = createRequire(import.meta.url)('pdfmake/js/3rd-party/svg-to-pdfkit.js') as typeof svgModule

export interface SheetOptions {
  /** Every sentence with its clause on pages of their own. */
  readonly explained: boolean
}

/** What stands on the next pages, under names. */
interface Rest {
  readonly name: string
  readonly pieces: readonly Piece[]
}

/** Draws the sheet on pages of its own, and says how many they were. */
export function drawSheet(pen: Pen, content: CheckUpSheet, { explained }: SheetOptions): number {
  const { gap, top, bottom } = sheet
  const fixed = headHeight + identityHeight + verdictHeight + barsHeight + sealsHeight + 4 * gap
  const parts = planned(pen, content, bottom - top - fixed)
  const later = laterParts(pen, content, parts, explained)
  const pagesOfRest = laterPages(pen, later)
  const pages = 1 + pagesOfRest.length

  open(pen, content)
  let y: number = top
  const step = (height: number): number => {
    const at = y
    y += height + gap
    return at
  }
  drawHead(pen, content, step(headHeight - gap))
  drawIdentity(pen, content, step(identityHeight))
  drawVerdict(pen, content, step(verdictHeight))
  for (const name of [names.measures, names.rules, names.indicators]) drawPlaced(pen, parts, name, step)
  const bars = step(barsHeight)
  drawBars(pen, content, bars)
  drawSketch(pen, content, bars)
  drawPlaced(pen, parts, names.wayUp, step)
  drawSeals(pen, bottom - sealsHeight)
  drawMargin(pen, content, 1, pages)
  for (const [index, pieces] of pagesOfRest.entries()) drawLater(pen, content, pieces, index + 2, pages)
  return pages
}

const names = { measures: '分类措施', rules: '直接判定', indicators: indicatorsName, wayUp: '提升路径' } as const

/** The parts that grow, set as wide as they all fit on the first page; what does not fit even closest moves on. */
function planned(pen: Pen, content: CheckUpSheet, room: number): readonly Placed[] {
  const indicators = indicatorSection(pen, content.indicators)
  const sectionsAt = (density: Density): readonly Section[] => [
    listSection(pen, names.wayUp, texts(content.wayUp, '无'), { least: 2, density }),
    listSection(pen, names.measures, texts(content.measures, noMeasures(content)), { least: 1, density }),
    listSection(pen, names.rules, texts(content.rules, '无'), { least: 2, density }),
    indicators,
  ]
  for (const density of densities) {
    const sections = sectionsAt(density)
    if (wholeHeight(sections) <= room) return placed(sections, room)
  }
  return placed(sectionsAt(widest), room)
}

function texts(sentences: readonly { readonly text: string }[], none: string): readonly string[] {
  return sentences.length === 0 ? [none] : sentences.map(({ text }) => text)
}

function open(pen: Pen, content: CheckUpSheet): void {
  pen.document.addPage({ size: 'A4', margin: 0 })
  drawStanding(pen, content)
}

function drawPlaced(pen: Pen, parts: readonly Placed[], name: string, step: (height: number) => number): void {
  const part = parts.find(({ section }) => section.name === name)
  if (part === undefined) return
  const { section, here, next } = part
  const height = section.heightOf(here, next.length > 0)
  section.draw(pen, here, next.length > 0, step(height), height)
}

function drawSketch(pen: Pen, { sketch }: CheckUpSheet, y: number): void {
  if (sketch === null) return
  const { mainFont } = pen
  const [width, height] = [mm(sketchMillimetres.width), mm(sketchMillimetres.height)]
  const x = sheet.left + sheet.width - width
  // Its size in millimetres would count instead of ours.
  const svg = sketch.svg.replace(/ width="[\d.]+mm" height="[\d.]+mm"/, '')
  drawSvg(pen.document, svg, x, y, { width, height, assumePt: true, fontCallback: () => mainFont })
}

function laterParts(pen: Pen, content: CheckUpSheet, parts: readonly Placed[], explained: boolean): readonly Rest[] {
  const wide = (sentences: readonly string[]): readonly Piece[] =>
    sentencePieces(pen, sentences, { width: sheet.width })
  const explanation = content.explanation.map(({ text, clause, basis }) => `${text}［${clause}；${basis}］`)
  return [
    { name: '基本情况（续）', pieces: wide([...notesOverflow(pen, content), ...longValues(pen, content)]) },
    ...parts.map(({ section, next }) => ({ name: `${section.name}（续）`, pieces: next })),
    { name: '逐条说明', pieces: explained ? wide(explanation) : [] },
  ].filter(({ pieces }) => pieces.length > 0)
}

const laterTop = mm(22)

/** The pieces of the next pages with their headings, page by page; a heading stays with what follows it. */
function laterPages(pen: Pen, rests: readonly Rest[]): readonly (readonly Piece[])[] {
  const pages: Piece[][] = []
  let used = 0
  const add = (piece: Piece, room: number): void => {
    const last = pages.at(-1)
    if (last === undefined || used + room > sheet.bottom - laterTop) {
      pages.push([piece])
      used = piece.height
    } else {
      last.push(piece)
      used += piece.height
    }
  }
  for (const { name, pieces } of rests) {
    const heading = headingPiece(pen, name)
    add(heading, heading.height + (pieces[0]?.height ?? 0))
    for (const piece of pieces) add(piece, piece.height)
  }
  return pages
}

function headingPiece(pen: Pen, name: string): Piece {
  const look = { size: 10, bold: true } as const
  return {
    height: pen.heightOf(1, look) + mm(3),
    draw: (on, x, y) => on.text(name, x, y + mm(2), look),
  }
}

function drawLater(pen: Pen, content: CheckUpSheet, pieces: readonly Piece[], page: number, pages: number): void {
  open(pen, content)
  const subject = [content.title, '附页', content.parcelCode, `${content.cycle}年度`].join('　')
  pen.text(subject, sheet.left, sheet.top, { size: 12, bold: true })
  pen.rule(sheet.left, mm(18), sheet.left + sheet.width, mm(18))
  let y = laterTop
  for (const piece of pieces) {
    piece.draw(pen, sheet.left, y)
    y += piece.height
  }
  drawMargin(pen, content, page, pages)
}

/** The words of a page in the place of a sheet that could not be set. */
export function drawRefusal(pen: Pen, parcelCode: string, reason: string): void {
  pen.document.addPage({ size: 'A4', margin: 0 })
  pen.text(`地块 ${parcelCode} 的体检表没有印出`, sheet.left, mm(30), { size: 14, bold: true })
  pen.paragraph(pen.lines(reason, sheet.width, looks.body), sheet.left, mm(42), looks.body)
}
