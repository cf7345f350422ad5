import { writeXlsx, writeXlsxStream } from 'hucre/xlsx'
import { describe, expect, it } from 'vitest'
import { utils, write } from 'xlsx'
import { fieldEntries, headingOf } from '#core/form/form.ts'
import { formById } from '#core/forms/catalogue.ts'
import { parseUpload } from '#server/upload/parse-upload.ts'

const fields = fieldEntries(formById('parcel-self-assessment'))
const headings = fields.map(([, field]) => headingOf(field))
const values: Readonly<Record<string, string>> = { parcelCode: 'SJ-XQ-0137', assessYear: '2025' }
const rows = [headings, fields.map(([key]) => values[key] ?? '')]

async function cellsOf(bytes: Uint8Array): Promise<unknown> {
  const result = await parseUpload(bytes)
  return result.rows.map((row) => row.cells)
}

const expected = [{ parcelCode: 'SJ-XQ-0137', assessYear: 2025 }]

describe('别的程序写的工作簿通过门卫并读得出来', () => {
  it('一次写成', async () => {
    expect(await cellsOf(await writeXlsx({ sheets: [{ name: '地块', rows }] }))).toEqual(expected)
  })

  it('边写边出，大小记在数据之后', async () => {
    const stream = writeXlsxStream(rows, { name: '地块' })
    expect(await cellsOf(new Uint8Array(await new Response(stream).arrayBuffer()))).toEqual(expected)
  })

  it('另一个库写成', async () => {
    const book = utils.book_new(utils.aoa_to_sheet(rows), '地块')
    expect(await cellsOf(write(book, { type: 'buffer', bookType: 'xlsx', compression: true }))).toEqual(expected)
  })
})
