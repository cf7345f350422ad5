import type { ContentStack } from 'pdfmake/interfaces.js'
import type { CodeBlock } from '../document.ts'
import { colour, mm, size } from './measure.ts'
import type { Typesetter } from './typesetter.ts'

/** Read back where a quarter of it is dirty: the sheet goes through a workshop. */
const correction = 'Q'

export function codePicture({ text, size: side, caption }: CodeBlock, type: Typesetter): ContentStack {
  const words = type.plain(caption, { fontSize: size.small, color: colour.quiet, alignment: 'center' })
  return {
    stack: [{ qr: text, fit: mm(side), eccLevel: correction, alignment: 'center', margin: [0, 0, 0, mm(1)] }, words],
    unbreakable: true,
  }
}
