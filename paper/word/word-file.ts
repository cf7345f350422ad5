import { AlignmentType, Document, Footer, HeadingLevel, Packer, PageNumber, Paragraph, type Table, TextRun } from 'docx'
import { xmlText } from '#core/form/xml-text.ts'
import type { Block, PaperDocument } from '../document.ts'
import { margins, size } from '../layout/measure.ts'
import { fieldsTable, gapAfterTable, rowsTable } from './word-table.ts'
import { bodyFont, run, titleFont, twips } from './word-text.ts'

/** A4 */
const page = { width: 11_906, height: 16_838 }

/**
 * The document as a .docx to be edited: the same words in the order of the paper, in the fonts of the reader's machine.
 * Blocks that letters do not have (pictures, copies) throw.
 */
export async function wordFile(document: PaperDocument): Promise<Uint8Array> {
  const { title, subtitle, notice, blocks, footer } = document
  const children = [
    new Paragraph({
      heading: HeadingLevel.TITLE,
      alignment: AlignmentType.CENTER,
      spacing: { after: 120 },
      children: [run(title, { font: titleFont, size: size.title * 2, color: '000000' })],
    }),
    ...[subtitle, notice].flatMap((text) =>
      text === undefined
        ? []
        : [new Paragraph({ alignment: AlignmentType.CENTER, spacing: { after: 160 }, children: [run(text)] })],
    ),
    ...blocks.flatMap((block) => blockChildren(block)),
  ]
  const file = new Document({
    title: xmlText(title),
    creator: 'parcel-checkup',
    lastModifiedBy: 'parcel-checkup',
    styles: { default: { document: { run: { font: bodyFont, size: size.body * 2 } } } },
    sections: [
      {
        properties: {
          page: {
            size: page,
            margin: {
              left: Math.ceil(margins.side * twips),
              right: Math.ceil(margins.side * twips),
              top: Math.ceil(margins.top * twips),
              bottom: Math.ceil(margins.bottom * twips),
            },
          },
        },
        footers: { default: new Footer({ children: [foot(footer)] }) },
        children,
      },
    ],
  })
  return new Uint8Array(await Packer.toBuffer(file))
}

function blockChildren(block: Block): (Paragraph | Table)[] {
  switch (block.kind) {
    case 'heading':
      return [
        new Paragraph({
          heading: HeadingLevel.HEADING_2,
          keepNext: true,
          spacing: { before: 120, after: 80 },
          children: [run(block.text, { font: titleFont, size: size.letter * 2, color: '000000' })],
        }),
      ]
    case 'paragraph':
      return [letterParagraph(block)]
    case 'fields':
      return [fieldsTable(block.fields), gapAfterTable()]
    case 'table':
      return [rowsTable(block), gapAfterTable()]
    case 'closing':
      return [rightLine(block.issuer, 480), rightLine(block.date, 80)]
    case 'signatures':
      return block.boxes.flatMap(({ title, lines }) => [title, ...lines].map((text) => rightLine(text, 120)))
    case 'picture':
    case 'bars':
    case 'photos':
    case 'code':
    case 'columns':
    case 'new-page':
      throw new Error(`a block of kind ${block.kind} is not written as .docx`)
  }
}

function letterParagraph({ text, small, letter }: Extract<Block, { kind: 'paragraph' }>): Paragraph {
  const points = small === true ? size.small : letter === undefined ? size.body : size.letter
  return new Paragraph({
    spacing: { line: letter === undefined ? 300 : 380, after: 80 },
    ...(letter === 'body' ? { indent: { firstLine: 2 * size.letter * twips } } : {}),
    children: [run(text, { size: points * 2 })],
  })
}

function rightLine(text: string, before: number): Paragraph {
  return new Paragraph({
    alignment: AlignmentType.RIGHT,
    keepNext: true,
    keepLines: true,
    spacing: { before },
    indent: { right: 600 },
    children: [run(text, { size: size.letter * 2 })],
  })
}

function foot(words: string): Paragraph {
  const style = { size: size.small * 2, color: '5F6A75' }
  return new Paragraph({
    alignment: AlignmentType.CENTER,
    children: [
      run(`${words}　`, style),
      new TextRun({ ...style, children: ['第 ', PageNumber.CURRENT, ' 页，共 ', PageNumber.TOTAL_PAGES, ' 页'] }),
    ],
  })
}
