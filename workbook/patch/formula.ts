import { columnLetters, columnOf } from '../address.ts'

// Quoted text and quoted sheet names are passed over; a name or function that looks like an address is followed by
// a letter, digit, underscore, dot or bracket, or preceded by one.
const token =
  /"(?:[^"]|"")*"|'(?:[^']|'')*'!|(?<![\w.\u0080-\uffff])(\$?)([A-Za-z]{1,3})(\$?)([1-9]\d{0,6})(?![\w.(!\u0080-\uffff])/g

/** The formula as it reads so many rows and columns further: relative addresses move, absolute ones stay. */
export function moveFormula(formula: string, rows: number, columns: number): string {
  return formula.replace(token, (whole, columnMark, letters, rowMark, digits) => {
    if (letters === undefined) return whole
    const column = columnMark === '$' ? letters : moveColumn(letters, columns)
    const row = rowMark === '$' ? Number(digits) : Number(digits) + rows
    return column === null || row < 1 ? '#REF!' : `${columnMark}${column}${rowMark}${row}`
  })
}

function moveColumn(letters: string, columns: number): string | null {
  const column = columnOf(letters) + columns
  return column < 0 ? null : columnLetters(column)
}
