import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { parseUpload } from '#server/upload/parse-upload.ts'
import { workbookParts } from '../server/upload/workbook-parts.ts'
import { zipOf } from '../server/upload/zip-builder.ts'
import { convertWithLibreOffice } from './libre-office.ts'

it('LibreOffice 另存过的工作簿通过门卫并读得出来', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'resaved-'))
  try {
    const original = join(folder, '原件.xlsx')
    await writeFile(original, zipOf(workbookParts()))
    const saved = join(folder, 'saved')
    const resaved = await readFile(await convertWithLibreOffice(original, 'xlsx:Calc MS Excel 2007 XML', saved))
    const result = await parseUpload(resaved)
    expect(result.rows.map((row) => row.cells)).toEqual([{ parcelCode: 'SJ-XQ-0137', assessYear: 2025 }])
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
})
