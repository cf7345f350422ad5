import type { FindingLevel } from '#core/error/finding.ts'

/** The gravest last: what is added last lies on top. */
export const markOrder: readonly FindingLevel[] = ['info', 'warning', 'error']

/** The tints of ui/tokens.css, --err-tint and --err-text and so on: a workbook takes no variables. */
export const markColours: Readonly<Record<FindingLevel, { readonly fill: string; readonly font: string }>> = {
  error: { fill: '#FDEEEC', font: '#98201A' },
  warning: { fill: '#FFF6E3', font: '#7A4A00' },
  info: { fill: '#EEF2F6', font: '#3F4F63' },
}

/** Always true, in every language of Excel; the text tells whose it is, also in a later session. */
export function markFormula(level: FindingLevel): string {
  return `=LEN("parcel-checkup:${level}")>0`
}

export function isOurFormula(formula: string): boolean {
  return formula.includes('"parcel-checkup:')
}

/** Areas as few texts, each of fewer than so many characters: A1:A3,B7 */
export function joinAreas(areas: readonly string[], longest: number): readonly string[] {
  const texts: string[] = []
  for (const area of areas) {
    const last = texts.at(-1)
    if (last !== undefined && last.length + area.length < longest) texts[texts.length - 1] = `${last},${area}`
    else texts.push(area)
  }
  return texts
}
