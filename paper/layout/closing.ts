import type { ContentStack, ContentText } from 'pdfmake/interfaces.js'
import type { ClosingBlock } from '../document.ts'
import { mm, size } from './measure.ts'
import { sealPlace } from './signatures.ts'
import type { Typesetter } from './typesetter.ts'

/** Tall enough for a seal of 42 mm over the lines. */
const height = mm(46)
/** Between the lines and the right margin. */
const inset = mm(14)

/** @param available points between the side margins */
export function closing({ issuer, date }: ClosingBlock, available: number, type: Typesetter): ContentStack {
  const line = (text: string, under: number): ContentText =>
    type.plain(text, { fontSize: size.letter, alignment: 'right', margin: [0, 0, inset, under] })
  const centre = available - inset - mm(26)
  return {
    stack: [
      { text: '', margin: [0, 0, 0, mm(8)] },
      ...sealPlace(centre, height / 2 - mm(8), type, mm(14)),
      { text: '', margin: [0, 0, 0, mm(5)] },
      line(issuer, mm(2)),
      line(date, mm(14)),
    ],
    unbreakable: true,
  }
}
