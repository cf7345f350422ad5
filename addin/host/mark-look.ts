import type { FindingLevel } from '#core/form/field-finding.ts'

/** The gravest last: what is added last lies on top. */
export const markOrder: readonly FindingLevel[] = ['info', 'warning', 'error']

/**
 * --err-line, --warn-line, --info-line and --ink-1 of ui/tokens.css, which a workbook cannot refer to. The tints of the
 * pane would not be seen on the cream of the templates' own cells; the ink has 7.6 and more on each of these.
 */
export const markColours: Readonly<Record<FindingLevel, { readonly fill: string; readonly font: string }>> = {
  error: { fill: '#E3A29D', font: '#1B2127' },
  warning: { fill: '#DFBD77', font: '#1B2127' },
  info: { fill: '#BCC7D3', font: '#1B2127' },
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
