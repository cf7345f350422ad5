import { expect, it } from 'vitest'
import { read, utils, write } from 'xlsx'
import type { Cells } from '#core/form/form.ts'
import { enterpriseForm } from '#core/forms/enterprise-information.ts'
import { parcelForm } from '#core/forms/parcel-self-assessment.ts'
import { fillTemplate } from '#workbook/fill.ts'
import { readWorkbook } from '#workbook/read.ts'
import { changed, filledRow } from '../core/form/filled-row.ts'
import { committed } from './out.ts'

const parcels = ['SJ-1', 'SJ-2', 'SJ-3'].map((parcelCode): Cells => changed(filledRow(parcelForm), { parcelCode }))
const firms = ['SJ-3', 'SJ-1'].map((parcelCode): Cells => changed(filledRow(enterpriseForm), { parcelCode }))

it('别的程序另存、工作表改名换位、列倒过来、行重新排序，读出的仍是同样的行', async () => {
  const filled = await fillTemplate(await committed('街镇台账.xlsx'), { parcels, firms })
  const original = read(filled)
  const book = utils.book_new()
  for (const [index, name] of [enterpriseForm.title, parcelForm.title].entries()) {
    const rows = utils.sheet_to_json<unknown[]>(original.Sheets[name] ?? {}, { header: 1, defval: null, range: 5 })
    const [heads, ...data] = rows.filter((row) => row.some((value) => value !== null && value !== ''))
    const turned = [heads, ...data.reverse()].map((row) => [...(row ?? [])].reverse())
    utils.book_append_sheet(book, utils.aoa_to_sheet([['改过的表'], [], ...turned]), `表${index}`)
  }
  const result = await readWorkbook(new Uint8Array(write(book, { type: 'array', bookType: 'xlsx' }) as ArrayBuffer))
  expect(result.rows.map((row) => row.cells)).toEqual([...[...firms].reverse(), ...[...parcels].reverse()])
  expect(result.rows.every((row) => row.cycle === '2025')).toBe(true)
  expect(result.notices).toEqual([])
})
