import { checkFields } from '#core/checks/check-fields.ts'
import { answersFor } from '#core/department-data/answered-field.ts'
import { figureFieldsOf } from '#core/department-data/parcel-figure.ts'
import type { CellValue } from '#core/form/field.ts'
import { type Form, headingOf } from '#core/form/form.ts'
import { type FormId, formById } from '#core/forms/catalogue.ts'
import { findingSentence } from '#core/message/message.zh.ts'
import { departments } from '#core/vocabulary/department.ts'
import { cellOf, type ReadResult, type WorkbookRow } from '#workbook/read-result.ts'
import { csvSheet } from './csv-sheet.ts'

/** A cell that was not taken. */
export interface LineFault {
  readonly column: string
  readonly cell: string | null
  readonly value: string
  readonly message: string
}

/** A row of a department's file: whom it names and what the department states of it. */
export interface ReadLine {
  readonly form: FormId
  readonly sheet: string | null
  readonly row: number
  readonly parcelCode: string | null
  readonly uscc: string | null
  readonly name: string | null
  /** Why it can never be written, worded. */
  readonly refusal: string | null
  readonly stated: Readonly<Record<string, CellValue>>
  readonly faults: readonly LineFault[]
}

/** Names people use to tell rows apart: read to find candidates, never written. */
const naming: Readonly<Record<FormId, string>> = {
  'parcel-self-assessment': 'parcelName',
  'enterprise-information': 'firmName',
}
const foreignNamed = 5

/** The lines of a file for one department and year. @param today of the reading, for bounds by the current year */
export function readLines(read: ReadResult, department: string, cycle: string, today: string): readonly ReadLine[] {
  return read.rows.map((row) => readLine(read, row, department, cycle, today))
}

function readLine(read: ReadResult, row: WorkbookRow, department: string, cycle: string, today: string): ReadLine {
  const { form: id, cells, parcelCode, uscc } = row
  const form = formById(id)
  const place = (field: string): string | null => (row.sheet === csvSheet ? null : cellOf(read, row, field))
  const faults = [...flawed(form, row, department, today, place), ...foreign(form, row, department, place)]
  const broken = new Set(faults.map(({ column }) => column))
  const stated = Object.entries(cells).filter(([key, value]) => {
    const field = form.fields[key]
    const isTaken = field !== undefined && answersFor(department, id, key) && typeof value !== 'object'
    return isTaken && !broken.has(headingOf(field))
  })
  const name = cells[naming[id]]
  return {
    form: id,
    sheet: row.sheet === csvSheet ? null : row.sheet,
    row: row.row,
    parcelCode,
    uscc: id === 'enterprise-information' ? uscc : null,
    name: typeof name === 'string' ? name.slice(0, 100) : null,
    refusal: refusalOf(row, department, cycle, stated.length, faults.length),
    stated: Object.fromEntries(stated),
    faults,
  }
}

function refusalOf(row: WorkbookRow, department: string, cycle: string, values: number, faults: number): string | null {
  const { form, cycle: stated, parcelCode, uscc } = row
  if (stated !== null && stated !== cycle) return `评估年度为 ${stated}，与所选的 ${cycle} 年度不同。`
  if (form === 'parcel-self-assessment' && parcelCode === null) return '没有地块编码，或不是编码，无法对应。'
  if (form === 'enterprise-information' && uscc === null) {
    const reason = notOfParcel(row, department)
    if (reason !== null) return reason
  }
  if (values > 0) return null
  return faults > 0 ? '没有可写入的值，请看逐项原因。' : '没有填写本部门核定的值。'
}

/**
 * Why a row without a firm does not state figures for its whole parcel either; null when it does. It holds amounts the
 * department may state so and nothing that is said of one firm: a code that was forgotten must not become a sum.
 */
function notOfParcel({ parcelCode, cells }: WorkbookRow, department: string): string | null {
  const missing = '没有统一社会信用代码，或不是代码，无法对应。'
  const amounts: readonly string[] = figureFieldsOf(department)
  if (amounts.length === 0 || cells.uscc !== undefined || parcelCode === null) return missing
  const { fields, key: keys } = formById('enterprise-information')
  const ofFirm = Object.keys(cells).find(
    (key) => !amounts.includes(key) && !keys.includes(key) && fields[key]?.kind !== 'calculated',
  )
  if (ofFirm === undefined) return null
  const label = fields[ofFirm]?.label ?? ofFirm
  return `没有统一社会信用代码，却填有“${label}”。按企业提供的请补代码；按地块提供合计数的只填金额等合计项。`
}

/** Values of the department that do not parse or are out of range. */
function flawed(
  form: Form,
  row: WorkbookRow,
  department: string,
  today: string,
  place: (field: string) => string | null,
): readonly LineFault[] {
  const context = { today, step: 'fill' } as const
  return checkFields(form, { id: row.id, cells: row.cells }, context).flatMap((finding) => {
    const field = form.fields[finding.field]
    const isTheirs = answersFor(department, row.form, finding.field)
    if (field === undefined || !isTheirs || finding.level !== 'error' || finding.code === 'required') return []
    const value = textOf(row.cells[finding.field])
    return [{ column: headingOf(field), cell: place(finding.field), value, message: findingSentence(finding) }]
  })
}

/** Filled cells that are somebody else's, told once a row. */
function foreign(
  form: Form,
  row: WorkbookRow,
  department: string,
  place: (field: string) => string | null,
): readonly LineFault[] {
  const others = Object.keys(row.cells).filter((key) => {
    const field = form.fields[key]
    const isNamed = form.key.includes(key) || key === 'assessYear' || key === naming[row.form]
    return field !== undefined && field.kind !== 'calculated' && !isNamed && !answersFor(department, row.form, key)
  })
  const [first] = others
  const field = first === undefined ? undefined : form.fields[first]
  if (first === undefined || field === undefined) return []
  const named = others.slice(0, foreignNamed).map((key) => `“${form.fields[key]?.label ?? key}”`)
  const which = others.length > foreignNamed ? `${named.join('、')}等 ${others.length} 项` : named.join('、')
  const whose = departments.find(({ code }) => code === department)?.name ?? '本部门'
  const message = `${which}不由${whose}核定，没有写入。`
  return [{ column: headingOf(field), cell: place(first), value: textOf(row.cells[first]), message }]
}

function textOf(value: CellValue | undefined): string {
  if (value === undefined) return ''
  return (
    typeof value === 'object' ? value.raw : typeof value === 'boolean' ? (value ? '是' : '否') : String(value)
  ).slice(0, 100)
}
