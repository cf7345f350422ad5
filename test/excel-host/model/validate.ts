import { serialOfDate } from '#core/form/excel-date.ts'
import { isCalendarDate } from '#core/vocabulary/calendar-date.ts'
import { contains, parseArea, splitReference } from './area.ts'
import type { Sheet } from './sheet.ts'
import type { BasicRule, Validation } from './validation.ts'
import { type CellValue, wireValue } from './value.ts'
import type { Workbook } from './workbook.ts'

/** The validation of a cell. */
export function validationAt(sheet: Sheet, row: number, column: number): Validation | undefined {
  return sheet.validations.find((validation) => validation.areas.some((area) => contains(area, row, column)))
}

/**
 * The validation that a value breaks, or null. Lists and comparisons with literals are judged; a rule whose formula is
 * no literal lets everything pass, because nothing is computed here.
 */
export function breaksValidation(
  workbook: Workbook,
  sheet: Sheet,
  row: number,
  column: number,
  value: CellValue,
): Validation | null {
  const validation = validationAt(sheet, row, column)
  if (validation === undefined) return null
  if (value === null) return validation.ignoreBlanks ? null : validation
  return keeps(workbook, sheet, validation, value) ? null : validation
}

function keeps(workbook: Workbook, sheet: Sheet, { rule }: Validation, value: CellValue): boolean {
  if (rule.list !== undefined) {
    const choices = choicesOf(workbook, sheet, rule.list.source)
    return choices === null || choices.includes(String(wireValue(value)))
  }
  const compared = rule.wholeNumber ?? rule.decimal ?? rule.date ?? rule.time
  if (rule.textLength !== undefined) return meets(String(wireValue(value)).length, rule.textLength)
  if (compared === undefined) return true
  if (typeof value !== 'number') return false
  if (rule.wholeNumber !== undefined && !Number.isInteger(value)) return false
  return meets(value, compared)
}

/** The choices of a drop-down list, null when its source cannot be followed. */
export function choicesOf(workbook: Workbook, sheet: Sheet, source: string): readonly string[] | null {
  if (!source.startsWith('=')) return source.split(',').map((choice) => choice.trim())
  const { sheet: prefix, rest } = splitReference(source)
  const named = prefix === null ? (sheet.names.get(rest) ?? workbook.names.get(rest)) : undefined
  const target = prefix === null ? sheet : workbook.sheet(prefix)
  const area = parseArea(rest)
  const cells = named === undefined ? (target && area ? { sheet: target, area } : null) : workbook.areaOf(named)
  if (cells === null) return null
  const choices: string[] = []
  for (let row = cells.area.top; row <= cells.area.bottom; row += 1) {
    for (let column = cells.area.left; column <= cells.area.right; column += 1) {
      choices.push(String(wireValue(cells.sheet.valueAt(row, column))))
    }
  }
  return choices.filter((choice) => choice !== '')
}

function meets(value: number, { formula1, formula2, operator }: BasicRule): boolean {
  const first = literal(formula1)
  const second = formula2 === undefined ? null : literal(formula2)
  if (first === null) return true
  switch (operator) {
    case 'Between':
      return second === null || (first <= value && value <= second)
    case 'NotBetween':
      return second === null || value < first || second < value
    case 'EqualTo':
      return value === first
    case 'NotEqualTo':
      return value !== first
    case 'GreaterThan':
      return value > first
    case 'GreaterThanOrEqualTo':
      return value >= first
    case 'LessThan':
      return value < first
    case 'LessThanOrEqualTo':
      return value <= first
    default:
      return true
  }
}

function literal(formula: string | number): number | null {
  if (typeof formula === 'number') return formula
  const text = formula.replace(/^=/, '')
  if (isCalendarDate(text)) return serialOfDate(text)
  return text.trim() === '' || Number.isNaN(Number(text)) ? null : Number(text)
}
