import type { Content, ContentColumns, ContentStack, ContentTable, ContentText } from 'pdfmake/interfaces.js'
import type { Block, ColumnsBlock, ParagraphBlock, PictureBlock } from '../document.ts'
import { barLines } from './bars.ts'
import { closing } from './closing.ts'
import { codePicture } from './code.ts'
import { fieldsTable, isShort } from './fields.ts'
import { colour, gap, mm, size } from './measure.ts'
import { photoRows } from './photos.ts'
import { signatureBoxes } from './signatures.ts'
import { rowsTable } from './table.ts'
import { formLines } from './table-lines.ts'
import type { Typesetter } from './typesetter.ts'

/** Title and line under it, as every sheet of the document begins. */
export type PageHead = (subtitle: string) => Content[]

/**
 * A heading stands on one page with the short table of fields, the picture or the paragraph under it; it is not the last
 * line of a page.
 *
 * @param available points between the side margins
 */
export function blocksContent(
  blocks: readonly Block[],
  available: number,
  type: Typesetter,
  pageHead: PageHead,
): Content[] {
  const contents: Content[] = []
  for (let index = 0; index < blocks.length; index += 1) {
    const [block, next] = [blocks[index], blocks[index + 1]]
    if (block === undefined) continue
    if (block.kind === 'heading' && next !== undefined && isKept(next)) {
      const stack = [block, next].map((each) => blockContent(each, available, type, pageHead))
      contents.push({ stack, unbreakable: true })
      index += 1
    } else contents.push(blockContent(block, available, type, pageHead))
  }
  return contents
}

/** Characters of a paragraph that is short enough to stand on a page as a whole. */
const shortParagraph = 600

function isKept(block: Block): boolean {
  if (block.kind === 'paragraph') return block.text.length <= shortParagraph
  return block.kind === 'picture' || (block.kind === 'fields' && isShort(block))
}

function blockContent(block: Block, available: number, type: Typesetter, pageHead: PageHead): Content {
  const margin: [number, number, number, number] = [0, 0, 0, gap.block]
  switch (block.kind) {
    case 'heading':
      return type.bold(block.text, { fontSize: size.heading, margin: [0, mm(1), 0, mm(1.5)], headlineLevel: 1 })
    case 'paragraph':
      return { ...paragraph(block, type), margin }
    case 'fields':
      return { ...fieldsTable(block, type), margin }
    case 'table':
      return { ...rowsTable(block, available, type), margin }
    case 'signatures':
      return { ...signatureBoxes(block, available, type), margin, unbreakable: true }
    case 'closing':
      return { ...closing(block, available, type), margin }
    case 'picture':
      return { ...picture(block, type), margin }
    case 'bars':
      return { ...barLines(block, available, type), margin }
    case 'photos':
      return { ...photoRows(block, available, type), margin }
    case 'code':
      return { ...codePicture(block, type), margin }
    case 'columns':
      return { stack: [columns(block, available, type, pageHead)], unbreakable: block.whole ?? false, margin }
    case 'new-page':
      return { stack: pageHead(block.subtitle), pageBreak: 'before' }
  }
}

function paragraph({ text, small, boxed, letter }: ParagraphBlock, type: Typesetter): ContentText | ContentTable {
  if (letter !== undefined) return letterParagraph(text, letter, type)
  const words = small === true ? type.plain(text, { fontSize: size.small, color: colour.quiet }) : type.plain(text)
  return boxed === true ? { table: { widths: ['*'], body: [[words]] }, layout: formLines } : words
}

/** Two characters, as Chinese letters begin their paragraphs. */
function letterParagraph(text: string, letter: 'address' | 'body', type: Typesetter): ContentText {
  const style = { fontSize: size.letter, lineHeight: 1.25 }
  return type.plain(text, letter === 'address' ? style : { ...style, leadingIndent: 2 * size.letter })
}

function picture({ svg, width, caption }: PictureBlock, type: Typesetter): ContentStack {
  const drawn = { svg, width: mm(width), font: type.pictureFont }
  const words =
    caption === undefined
      ? []
      : [type.plain(caption, { fontSize: size.small, color: colour.quiet, margin: [0, mm(1), 0, 0] })]
  return { stack: [drawn, ...words], unbreakable: true }
}

const columnGap = mm(4)

function columns({ columns }: ColumnsBlock, available: number, type: Typesetter, pageHead: PageHead): ContentColumns {
  const fixed = columns.reduce((sum, { width }) => sum + (width === null ? 0 : mm(width)), 0)
  const open = columns.filter(({ width }) => width === null).length
  const rest = (available - fixed - columnGap * (columns.length - 1)) / Math.max(open, 1)
  return {
    columnGap,
    columns: columns.map(({ width, blocks }) => {
      const points = width === null ? rest : mm(width)
      return { width: points, stack: blocksContent(blocks, points, type, pageHead) }
    }),
  }
}
