import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readXlsx } from 'hucre/xlsx'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { workedOnTemplate } from '../excel-host/worked-on-template.ts'
import { committed } from '../templates/out.ts'
import { convertWithLibreOffice } from './libre-office.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'excel-host-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

describe('模拟 Excel 存下的工作簿', () => {
  it('LibreOffice 打开并另存后，值、表格、批注、条件格式、验证、插入的表都在', async () => {
    const file = join(folder, '体检.xlsx')
    await writeFile(file, await workedOnTemplate())
    const target = await mkdtemp(join(folder, 'saved-'))
    const saved = await readFile(await convertWithLibreOffice(file, 'xlsx:Calc MS Excel 2007 XML', target))
    const { sheets } = await readXlsx(new Uint8Array(saved), { readStyles: true })
    const sheet = (name: string) => sheets.find((one) => one.name === name)
    expect(sheets.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['用地主体自评表', '评分结果', '_meta', '_meta (2)']),
    )
    expect(sheet('用地主体自评表')?.rows[3]?.[2]).toBe('SJ-0001')
    expect(sheet('评分结果')?.rows[1]).toEqual(['甲', 80.5, 0.25])
    expect(sheet('评分结果')?.tables?.map(({ name }) => name)).toEqual(['scores'])
    expect(sheet('评分结果')?.cells?.get('1,2')?.style?.numFmt).toBe('0.0%')
    const note = sheet('用地主体自评表')?.cells?.get('3,2')?.comment?.text
    expect(note).toContain('地块编码须改正')
    const before = await readXlsx(await committed('一地一表.xlsx'))
    const original = before.sheets.find(({ name }) => name === '用地主体自评表')
    expect(sheet('用地主体自评表')?.dataValidations?.length).toBe(original?.dataValidations?.length)
    expect(sheet('用地主体自评表')?.conditionalRules?.length).toBe((original?.conditionalRules?.length ?? 0) + 1)
  })
})
