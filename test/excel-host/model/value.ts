/** An error in a cell; told apart from text that only looks like one. */
export interface CellError {
  readonly error: string
}

/** What a cell holds: days as serial numbers, null where it is empty. */
export type CellValue = string | number | boolean | CellError | null

export type ValueType = 'Empty' | 'String' | 'Double' | 'Boolean' | 'Error'

export function valueType(value: CellValue): ValueType {
  if (value === null) return 'Empty'
  if (typeof value === 'string') return 'String'
  if (typeof value === 'number') return 'Double'
  return typeof value === 'boolean' ? 'Boolean' : 'Error'
}

/** As office.js hands it over: an empty cell is '', an error its text. */
export function wireValue(value: CellValue): string | number | boolean {
  if (value === null) return ''
  return typeof value === 'object' ? value.error : value
}

export const errorTexts = ['#NULL!', '#DIV/0!', '#VALUE!', '#REF!', '#NAME?', '#NUM!', '#N/A', '#SPILL!', '#CALC!']
