import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type CellValue as WrittenValue, writeXlsx } from 'hucre/xlsx'
import { expect, it } from 'vitest'
import { readableValues } from '#core/form/clean.ts'
import { derivedValues } from '#core/form/derive.ts'
import { serialOfDate } from '#core/form/excel-date.ts'
import type { Scalar } from '#core/form/field.ts'
import { type Cells, type Form, fieldEntries, fieldOf } from '#core/form/form.ts'
import { formatValue } from '#core/form/format.ts'
import { holds } from '#core/form/holds.ts'
import type { Formula } from '#core/form/sheet-plan.ts'
import { toSheet } from '#core/form/to-sheet.ts'
import { workbookForm, workbookFormIds } from '#core/forms/workbook-form.ts'
import { changed, filledRow } from '../core/form/filled-row.ts'
import { convertWithLibreOffice } from './libre-office.ts'

const today = '2026-11-21'

/** A question put to a spreadsheet, and what the forms themselves answer. */
interface Question {
  readonly name: string
  readonly formula: Formula
  readonly answer: string
}

/** The value as it stands in a cell of a workbook. */
function written(form: Form, key: string, value: Scalar): WrittenValue {
  const field = fieldOf(form, key)
  if (field.kind === 'date') return serialOfDate(String(value))
  return field.kind === 'enum' || field.kind === 'boolean' ? formatValue(field, value) : value
}

/** Rows that turn every condition: blank, filled, and filled with each option of each field. */
function rowsOf(form: Form): readonly Cells[] {
  const filled = filledRow(form)
  const turned = fieldEntries(form).flatMap(([key, field]) => {
    if (field.kind === 'enum') return field.options.slice(0, 7).map(({ code }) => changed(filled, { [key]: code }))
    if (field.kind === 'boolean') return [true, false].map((value) => changed(filled, { [key]: value }))
    return field.kind === 'decimal' ? [0, 0.5, null].map((value) => changed(filled, { [key]: value })) : []
  })
  const industries = ['0590', '0610', '4690', '4710', '349'].map((industryCode) => changed(filled, { industryCode }))
  return [{}, filled, ...turned, ...industries]
}

function questionsOf(form: Form, cells: Cells): readonly Question[] {
  const values = readableValues(form, cells, { today })
  const derived = derivedValues(form, values)
  return toSheet(form).fields.flatMap(({ key, requirement, formula }): readonly Question[] => {
    const { required } = fieldOf(form, key)
    if (requirement.formula !== null && typeof required === 'object') {
      const answer = String(holds(required, values, form)).toUpperCase()
      return [{ name: `${key} 必填`, formula: requirement.formula, answer }]
    }
    return formula === null ? [] : [{ name: key, formula, answer: String(derived[key] ?? '') }]
  })
}

it('表格里的必填条件和计算，与程序的判断一致', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'form-formulas-'))
  try {
    for (const form of workbookFormIds.map(workbookForm)) {
      const keys = fieldEntries(form).map(([key]) => key)
      const rows = rowsOf(form)
      const questions = rows.map((cells) => questionsOf(form, cells))
      const bytes = await writeXlsx({ sheets: [sheetOf(form, keys, rows, questions)] })
      const file = join(folder, `${form.id}.xlsx`)
      await writeFile(file, bytes)
      const csv = await convertWithLibreOffice(file, 'csv:Text - txt - csv (StarCalc):9,34,76,1,,0,false,false', folder)
      const answers = (await readFile(csv, 'utf8')).trimEnd().split('\n')
      expect(answers.length).toBe(rows.length)
      questions.forEach((asked, row) => {
        const found = (answers[row] ?? '').split('\t').slice(keys.length)
        const expected = asked.map(({ name, answer }) => `${name} ${answer}`)
        expect(
          asked.map(({ name }, index) => `${name} ${found[index] ?? ''}`),
          `第${row + 1}行`,
        ).toEqual(expected)
      })
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
})

function sheetOf(
  form: Form,
  keys: readonly string[],
  rows: readonly Cells[],
  questions: readonly (readonly Question[])[],
) {
  const cells = new Map<string, { formula: string }>()
  questions.forEach((asked, row) => {
    asked.forEach(({ formula }, index) => {
      const text = formula.map((part) => (typeof part === 'string' ? part : addressOf(keys.indexOf(part.cell), row)))
      cells.set(`${row},${keys.length + index}`, { formula: text.join('') })
    })
  })
  const values = rows.map((row) =>
    keys.map((key): WrittenValue => {
      const value = row[key]
      return value === undefined || typeof value === 'object' ? null : written(form, key, value)
    }),
  )
  return { name: 'form', rows: values, cells }
}

function addressOf(column: number, row: number): string {
  const letter = (index: number) => String.fromCharCode(65 + index)
  const name = column < 26 ? letter(column) : letter(Math.floor(column / 26) - 1) + letter(column % 26)
  return `${name}${row + 1}`
}
