import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { patchWorkbook } from '#workbook/patch.ts'
import { owner, shiLi, tenant, wangFang, xinqiao, zhouTao } from '../server/cast.ts'
import { baseFields, fileOf, firmOf, handOut, lastYear, parcelOf, thisYear, upload } from '../server/hand-out/stage.ts'
import { example, parcelFields, push, storedRow } from '../server/rows.ts'
import { openService } from '../server/service.ts'
import { convertWithLibreOffice } from './libre-office.ts'

const sheet = '用地主体自评表'
const comparison = '去年对照'

/** What somebody types, saved by LibreOffice, which calculates every formula anew. */
async function typedInLibreOffice(bytes: Uint8Array, edits: Parameters<typeof patchWorkbook>[1]): Promise<Uint8Array> {
  const folder = await mkdtemp(join(tmpdir(), 'handed-out-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  const file = join(folder, '一地一表.xlsx')
  await writeFile(file, patchWorkbook(bytes, edits))
  return readFile(await convertWithLibreOffice(file, 'xlsx:Calc MS Excel 2007 XML', join(folder, 'saved')))
}

it('下发的一地一表在 LibreOffice 中确认沿用、填写并保存，传回后按版本合并；没有确认的不算', async () => {
  const service = await openService()
  await push(service, wangFang, [
    parcelOf(lastYear, example, parcelFields({ footprintArea: 6000 }) as Parameters<typeof parcelOf>[2]),
    firmOf(lastYear, example, owner),
    firmOf(lastYear, example, tenant, { firmName: '示例机电（上海）有限公司', occupancy: '合作' }),
  ])
  await push(service, zhouTao, [parcelOf(thisYear, example, baseFields())])
  const bytes = fileOf(await handOut(service, wangFang), example)
  const { read, utils } = await import('xlsx')
  const lines = utils.sheet_to_json<string[]>(read(bytes).Sheets[comparison] ?? {}, { header: 1 })
  const confirmation = (form: string, heading: string, firm = ''): string => {
    const row = lines.findIndex((line) => line[0] === form && line[2] === heading && (line[1] ?? '') === firm)
    if (row < 0) throw new Error(`no line of ${heading}`)
    return `G${row + 1}`
  }
  const name =
    Object.entries(read(bytes).Sheets[sheet] ?? {}).find(([, cell]) => cell.v === '总建筑面积（m²）')?.[0] ?? ''
  const floorArea = utils.encode_cell({ r: utils.decode_cell(name).r, c: utils.decode_cell(name).c + 1 })
  const saved = await typedInLibreOffice(bytes, [
    { sheet: comparison, cell: confirmation(sheet, '用地主体名称'), value: '是' },
    {
      sheet: comparison,
      cell: confirmation('企业信息采集表', '统一社会信用代码', '示例精密制造（上海）有限公司'),
      value: '是',
    },
    { sheet, cell: floorArea, value: 16000 },
  ])
  // Somebody else was at work in between.
  await push(service, zhouTao, [{ ...parcelOf(thisYear, example, { landArea: 13500 }), baseRevision: 1 }])

  const answer = await upload(service, shiLi, saved)
  expect(answer.rows).toMatchObject([
    { key: `${thisYear}/${example}`, outcome: 'merged', incoming: { landArea: 13500 } },
    { key: `${thisYear}/${example}/${owner}`, outcome: 'accepted', refusal: null },
  ])
  const parcel = (await storedRow(service, `${thisYear}/${example}`))?.effective
  expect(parcel).toMatchObject({ ownerName: '示例精密制造（上海）有限公司', floorArea: 16000, landArea: 13500 })
  // Last year's building area was not confirmed, and no amount of last year's is this year's.
  expect(parcel).not.toHaveProperty('footprintArea')
  const firm = (await storedRow(service, `${thisYear}/${example}/${owner}`))?.effective
  expect(firm).toMatchObject({ occupancy: '自有', industryCode: '3484' })
  expect(firm).not.toHaveProperty('taxPaid')
  expect(await storedRow(service, `${thisYear}/${example}/${tenant}`)).toBeNull()
})

it('下发的街镇台账在 LibreOffice 中确认沿用、改了锁定项并保存：沿用的填上，改了锁定项的那一行不收', async () => {
  const service = await openService()
  const other = 'SJ-XQ-0200'
  const before = parcelFields({ ownerName: '示例精密制造（上海）有限公司' }) as Parameters<typeof parcelOf>[2]
  await push(service, wangFang, [parcelOf(lastYear, example, before), parcelOf(lastYear, other, before)])
  await push(service, zhouTao, [parcelOf(thisYear, example, baseFields()), parcelOf(thisYear, other, baseFields())])
  const bytes = fileOf(await handOut(service, wangFang, xinqiao, 'ledger'), '街镇台账')
  const { read, utils } = await import('xlsx')
  const lines = utils.sheet_to_json<string[]>(read(bytes).Sheets[comparison] ?? {}, { header: 1 })
  const row = lines.findIndex((line) => line[1] === other && line[2] === '用地主体名称')
  const area = Object.entries(read(bytes).Sheets[sheet] ?? {}).find(([, cell]) => cell.v === '土地面积（m²）')?.[0]
  const saved = await typedInLibreOffice(bytes, [
    { sheet: comparison, cell: `G${row + 1}`, value: '是' },
    { sheet, cell: (area ?? '').replace(/\d+$/, '7'), value: 999 },
  ])
  expect((await upload(service, wangFang, saved)).rows).toMatchObject([
    { key: `${thisYear}/${example}`, outcome: 'refused', refusal: { code: 'row-base-locked' } },
    { key: `${thisYear}/${other}`, outcome: 'accepted', revision: 2 },
  ])
  const stored = await storedRow(service, `${thisYear}/${other}`)
  expect(stored?.effective).toMatchObject({ ownerName: '示例精密制造（上海）有限公司' })
})
