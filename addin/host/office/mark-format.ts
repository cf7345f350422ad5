import type { FindingLevel } from '#core/error/finding.ts'

/** The gravest last: what is added last lies on top. */
export const markOrder: readonly FindingLevel[] = ['info', 'warning', 'error']

/** The tints of ui/tokens.css, --err-tint and --err-text and so on: Excel takes no variables. */
const colours: Readonly<Record<FindingLevel, { readonly fill: string; readonly font: string }>> = {
  error: { fill: '#FDEEEC', font: '#98201A' },
  warning: { fill: '#FFF6E3', font: '#7A4A00' },
  info: { fill: '#EEF2F6', font: '#3F4F63' },
}

/** Always true, in every language of Excel; the text tells whose it is, also in a later session. */
function formulaOf(level: FindingLevel): string {
  return `=LEN("parcel-checkup:${level}")>0`
}

export function isOurFormula(formula: string): boolean {
  return formula.includes('"parcel-checkup:')
}

/** Adds the mark of a level to ranges; the cells' own fill and font stay beneath it. */
export function addMark(formats: Excel.ConditionalFormatCollection, level: FindingLevel): void {
  const format = formats.add('Custom')
  format.custom.rule.formula = formulaOf(level)
  format.custom.format.fill.color = colours[level].fill
  format.custom.format.font.color = colours[level].font
  // The reference says that a new one comes first, Excel has been seen to put it last. As the last step: afterwards the
  // object stands for whatever else has its old place.
  format.priority = 0
}

/** getRanges takes texts of up to 8,192 characters. */
const longestAddress = 8000

/** Areas as few texts: A1:A3,B7 */
export function joinAreas(areas: readonly string[]): readonly string[] {
  const texts: string[] = []
  for (const area of areas) {
    const last = texts.at(-1)
    if (last !== undefined && last.length + area.length < longestAddress) texts[texts.length - 1] = `${last},${area}`
    else texts.push(area)
  }
  return texts
}
