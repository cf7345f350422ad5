/** A1 addresses. Rows are 1-based as Excel shows them, columns 0-based. */
export interface Place {
  readonly row: number
  readonly column: number
}

/** Letters of a 0-based column: 0 → A, 26 → AA. */
export function columnLetters(column: number): string {
  let letters = ''
  for (let rest = column; rest >= 0; rest = Math.floor(rest / 26) - 1) {
    letters = String.fromCharCode(65 + (rest % 26)) + letters
  }
  return letters
}

export function addressOf(row: number, column: number): string {
  return `${columnLetters(column)}${row}`
}

const addressPattern = /^\$?([A-Za-z]{1,3})\$?([1-9]\d{0,6})$/

/** The place of an address ("B6", "$B$6"), or null when the text is none. */
export function parseAddress(text: string): Place | null {
  const match = addressPattern.exec(text)
  if (match?.[1] === undefined || match[2] === undefined) return null
  return { row: Number(match[2]), column: columnOf(match[1]) }
}

/** 0-based column of letters. */
export function columnOf(letters: string): number {
  let column = 0
  for (const letter of letters.toUpperCase()) column = column * 26 + (letter.charCodeAt(0) - 64)
  return column - 1
}

export interface Area {
  readonly first: Place
  readonly last: Place
}

/** "B6", "B6:C9" or null. */
export function parseArea(text: string): Area | null {
  const [start, end, ...rest] = text.split(':')
  const first = parseAddress(start ?? '')
  const last = end === undefined ? first : parseAddress(end)
  return first && last && rest.length === 0 ? { first, last } : null
}

export function areaText(area: Area): string {
  return `${addressOf(area.first.row, area.first.column)}:${addressOf(area.last.row, area.last.column)}`
}

/** Sheet and area of a reference ('用地主体自评表'!$C$5), or null for #REF!, formulas and several areas. */
export function parseReference(text: string): { readonly sheet: string; readonly area: Area } | null {
  const match = /^=?(?:'((?:[^']|'')+)'|([^'!]+))!([^!]+)$/.exec(text)
  const area = parseArea(match?.[3] ?? '')
  if (!match || !area) return null
  return { sheet: (match[1] ?? match[2] ?? '').replaceAll("''", "'"), area }
}

/** A sheet's name as a formula writes it. */
export function quoteSheet(name: string): string {
  return `'${name.replaceAll("'", "''")}'`
}
