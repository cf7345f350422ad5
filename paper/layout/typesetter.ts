import type { ContentText } from 'pdfmake/interfaces.js'
import type { FontSet } from '../fonts/font-set.ts'

/** Sets text in the fonts that have its characters. */
export interface Typesetter {
  plain(text: string, style?: Style): ContentText
  bold(text: string, style?: Style): ContentText
  /** Name of the font for text inside pictures. */
  readonly pictureFont: string
}

export type Style = Omit<ContentText, 'text' | 'font'>

export function createTypesetter(fonts: FontSet): Typesetter {
  const set = (text: string, weight: 400 | 700, style: Style): ContentText => {
    const runs = fonts.runs(text, weight)
    const [only] = runs
    if (runs.length <= 1) return { ...style, text, font: only?.font ?? fonts.mainFont(weight) }
    return { ...style, text: runs.map((run) => ({ text: run.text, font: run.font })) }
  }
  return {
    plain: (text, style = {}) => set(text, 400, style),
    bold: (text, style = {}) => set(text, 700, style),
    pictureFont: fonts.mainFont(400),
  }
}
