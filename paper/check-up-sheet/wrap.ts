/** Text cut into lines that fit a width, by the rules of Chinese setting that a reader would miss. */
import { units } from '#core/vocabulary/unit.ts'

/** What may not begin a line. */
const closing = /^[，。、；：！？）〕》」』”’％%…·—]/u
/** What may not end one. */
const opening = /[（〔《「『“‘]$/u

/** Longest first: 万元/亩 is not 万元 with something behind it. */
const unitWords = units
  .filter((unit) => unit !== '' && unit !== '%')
  .sort((a, b) => b.length - a.length)
  .map((unit) => unit.replaceAll(/[.*+?^${}()|[\]\\/]/g, '\\$&'))
/** A figure with its unit, a word, a single ideograph. */
const pieceOf = new RegExp(
  `[−\\d.,]+ (?:${unitWords.join('|')})|[^\\u2e80-\\u9fff\\uf900-\\ufaff\\uff00-\\uffef\\s]+|\\s+|.`,
  'gsu',
)

/**
 * Words, figures and single ideographs: a line may end after each of them. A figure keeps its unit, an ideograph the
 * mark behind it.
 */
export function breakable(text: string): readonly string[] {
  const pieces = text.match(pieceOf) ?? []
  const joined: string[] = []
  for (const piece of pieces) {
    const last = joined.at(-1)
    if (last !== undefined && (closing.test(piece) || opening.test(last))) {
      joined[joined.length - 1] = last + piece
    } else joined.push(piece)
  }
  return joined
}

/** Lines no wider than the width; a word that is wider is cut. @param measure width of a text, in the unit of `width` */
export function wrapped(text: string, width: number, measure: (text: string) => number): readonly string[] {
  const lines: string[] = []
  for (const paragraph of text.split('\n')) {
    let line = ''
    let used = 0
    for (const piece of breakable(paragraph).flatMap((one) => (measure(one) > width ? [...one] : [one]))) {
      const more = measure(piece)
      if (line !== '' && used + more > width) {
        lines.push(line.trimEnd())
        line = ''
        used = 0
      }
      if (line === '' && /^\s+$/.test(piece)) continue
      line += piece
      used += more
    }
    lines.push(line.trimEnd())
  }
  return lines
}
