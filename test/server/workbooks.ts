import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { CellValue } from '#core/form/field.ts'
import type { Cells } from '#core/form/form.ts'
import { toSheet } from '#core/form/to-sheet.ts'
import { type FormId, formById } from '#core/forms/catalogue.ts'
import { fillTemplate } from '#workbook/fill.ts'
import type { RowRevision } from '#workbook/meta.ts'
import { sheetValue } from '#workbook/sheet-value.ts'
import { streamWorkbook, type Table } from '#workbook/write.ts'
import { owner } from './cast.ts'
import { example, firmFields, parcelFields } from './rows.ts'

const templates = join(import.meta.dirname, '../../templates/out')

type Fields = Record<string, CellValue | null>

/** Cells of the example parcel as a workbook holds them, with its code and year. */
export function parcelCells(other: Fields = {}, parcelCode = example): Cells {
  return filled({ parcelCode, assessYear: 2025, ...parcelFields(other) })
}

export function firmCells(other: Fields = {}, parcelCode = example, uscc = owner): Cells {
  return filled({ parcelCode, uscc, ...firmFields(other) })
}

function filled(fields: Fields): Cells {
  return Object.fromEntries(Object.entries(fields).filter((entry): entry is [string, CellValue] => entry[1] !== null))
}

export interface Rows {
  readonly parcels: readonly Cells[]
  readonly firms: readonly Cells[]
}

/** Our own 街镇台账 with these rows, which knows the revisions it was made from. */
export async function ledger(rows: Rows, revisions: readonly RowRevision[] = []): Promise<Uint8Array> {
  const template = await readFile(join(templates, '街镇台账.xlsx'))
  return fillTemplate(template, { ...rows, meta: { cycle: '2025', revisions } })
}

/** A department's own workbook with these rows. */
export async function departmentWorkbook(name: string, rows: Rows): Promise<Uint8Array> {
  const template = await readFile(join(templates, `部门核定-${name}.xlsx`))
  return fillTemplate(template, { ...rows, meta: { cycle: '2025' } })
}

/** The same headings from a stranger's program: no template, no revisions, any number of rows. */
export async function plainWorkbook({ parcels, firms }: Rows): Promise<Uint8Array> {
  const table = (id: FormId, rows: readonly Cells[]): Table => {
    const form = formById(id)
    const { fields, title } = toSheet(form)
    const columns = fields.map(({ heading, numberFormat }) => ({ heading, numberFormat }))
    const entries = Object.entries(form.fields)
    return {
      sheet: title,
      columns,
      rows: rows.map((cells) => entries.map(([key, field]) => sheetValue(field, cells[key]))),
    }
  }
  const parts: Uint8Array[] = []
  const tables = [table('parcel-self-assessment', parcels), table('enterprise-information', firms)]
  for await (const part of streamWorkbook(tables)) parts.push(part)
  return Buffer.concat(parts)
}
