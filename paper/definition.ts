import type { Content, TDocumentDefinitions } from 'pdfmake/interfaces.js'
import type { PaperDocument } from './document.ts'
import { blocksContent } from './layout/blocks.ts'
import { colour, contentWidth, gap, margins, mm, size } from './layout/measure.ts'
import { copyMark, pageBackground, pageFoot } from './layout/page.ts'
import type { Typesetter } from './layout/typesetter.ts'

const producer = 'parcel-checkup'

/** The document in the words of pdfmake. */
export function definitionOf(document: PaperDocument, type: Typesetter): TDocumentDefinitions {
  const { orientation = 'portrait', copies = [''] } = document
  const content = copies.flatMap((_, index) => copyContent(document, index > 0, contentWidth(orientation), type))
  return {
    pageSize: 'A4',
    pageOrientation: orientation,
    pageMargins: [margins.side, margins.top, margins.side, margins.bottom],
    language: 'zh-CN',
    // Without a date the moment of printing stands in the file, and its hash says nothing.
    info: {
      title: document.title,
      producer,
      creator: producer,
      creationDate: new Date(`${document.issuedOn}T00:00:00Z`),
    },
    defaultStyle: { fontSize: size.body, lineHeight: 1, color: colour.text, font: type.pictureFont },
    header: copyMark(document, type),
    footer: pageFoot(document, type),
    background: pageBackground(document.watermark, type),
    content,
  }
}

function copyContent(document: PaperDocument, isNext: boolean, available: number, type: Typesetter): Content[] {
  const head = (subtitle: string | undefined): Content[] => headContent(document, subtitle, type)
  const [title, ...rest] = head(document.subtitle)
  const first: Content = { stack: title === undefined ? [] : [title], ...(isNext ? { pageBreak: 'before' } : {}) }
  return [first, ...rest, ...blocksContent(document.blocks, available, type, head)]
}

function headContent({ title, notice }: PaperDocument, subtitle: string | undefined, type: Typesetter): Content[] {
  const lines: Content[] = [
    type.bold(title, { fontSize: size.title, alignment: 'center', margin: [0, mm(1), 0, mm(1.5)] }),
  ]
  if (subtitle !== undefined) lines.push(type.plain(subtitle, { alignment: 'center', margin: [0, 0, 0, mm(1.5)] }))
  if (notice !== undefined) lines.push(boxedNotice(notice, type))
  return lines
}

function boxedNotice(notice: string, type: Typesetter): Content {
  const words = type.plain(notice, { fontSize: size.notice })
  const layout = { hLineWidth: () => 0.8, vLineWidth: () => 0.8, paddingTop: () => 1.5, paddingBottom: () => 1.5 }
  const box = { table: { widths: ['auto'], body: [[words]] }, layout }
  const columns = [
    { width: '*', text: '' },
    { width: 'auto', ...box },
    { width: '*', text: '' },
  ]
  return { columns, margin: [0, 0, 0, gap.block] }
}
