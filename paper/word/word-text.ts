import { type IRunOptions, TextRun } from 'docx'
import { xmlText } from '#core/form/xml-text.ts'

/** Lengths are counted in twentieths of a point, sizes of letters in half points. */
export const twips = 20

/** What every machine with a Chinese office program has; another takes its own. */
export const bodyFont = { ascii: 'Times New Roman', hAnsi: 'Times New Roman', eastAsia: '宋体' }
export const titleFont = { ...bodyFont, eastAsia: '黑体' }

export function run(text: string, style: Omit<IRunOptions, 'text' | 'children'> = {}): TextRun {
  return new TextRun({ ...style, text: xmlText(text) })
}
