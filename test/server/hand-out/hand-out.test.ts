import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { authorise } from '#server/actions/authorise.ts'
import { handOutWorkbooks } from '#server/hand-out/hand-out.ts'
import { progressOf } from '#server/jobs/running.ts'
import { patchWorkbook } from '#workbook/patch.ts'
import { readWorkbook } from '#workbook/read.ts'
import { chedun, owner, shiLi, tenant, wangFang, xinqiao, zhangWei, zhaoMin, zhouTao } from '../cast.ts'
import { refusal } from '../problem.ts'
import { example, parcelFields, push, storedRow } from '../rows.ts'
import { openService, type TestService } from '../service.ts'
import { baseFields, fileOf, firmOf, handOut, lastYear, listed, parcelOf, thisYear, upload } from './stage.ts'

const sheet = '用地主体自评表'
const comparison = '去年对照'

async function prepared(): Promise<TestService> {
  const service = await openService()
  const before = parcelFields({ ownerName: '示例精密制造（上海）有限公司' }) as Parameters<typeof parcelOf>[2]
  await push(service, wangFang, [
    parcelOf(lastYear, example, before),
    firmOf(lastYear, example, owner),
    firmOf(lastYear, example, tenant, { firmName: '示例机电（上海）有限公司' }),
  ])
  // The year of the tests' clock: its figures are collected now.
  await push(service, zhouTao, [
    parcelOf(thisYear, example, baseFields({ landArea: 13400 })),
    firmOf(thisYear, example, owner, { taxPaid: 640, industryCode: null }),
    parcelOf(thisYear, 'SJ-XQ-0200', baseFields({ parcelName: '示例路200号/甲' })),
  ])
  await push(service, zhangWei, [parcelOf(thisYear, 'SJ-CD-0001', baseFields({ townCode: chedun }))])
  return service
}

/** Address of the value cell whose label reads so, on the paper form or in the lines of the comparison. */
async function cellOf(bytes: Uint8Array, name: string, label: string, column: number): Promise<string> {
  const { read, utils } = await import('xlsx')
  const found = Object.entries(read(bytes).Sheets[name] ?? {}).find(([, cell]) => cell.v === label)
  if (found === undefined) throw new Error(`no ${label} on ${name}`)
  const place = utils.decode_cell(found[0])
  return utils.encode_cell({ r: place.r, c: place.c + column })
}

test('每宗一份，预填、带版本；文件名可读；清单列出每份和每家企业；留痕', async () => {
  const service = await prepared()
  const files = await handOut(service, wangFang)
  expect(Object.keys(files)).toEqual([
    'SJ-XQ-0137-新桥镇示例路137号.xlsx',
    'SJ-XQ-0200-示例路200号_甲.xlsx',
    '下发清单.xlsx',
  ])
  const { rows, meta } = await readWorkbook(fileOf(files, example))
  expect(rows.map(({ cells }) => cells)).toMatchObject([
    { parcelCode: example, assessYear: 2026, landArea: 13400 },
    { uscc: owner, taxPaid: 640 },
  ])
  expect(meta).toMatchObject({ cycle: thisYear, parcelCode: example })
  expect(meta?.revisions).toEqual([
    { form: 'parcel-self-assessment', key: `${thisYear}/${example}`, revision: 1 },
    { form: 'enterprise-information', key: `${thisYear}/${example}/${owner}`, revision: 1 },
  ])
  const { read, utils } = await import('xlsx')
  const manifest = read(fileOf(files, '下发清单'))
  const lines = JSON.stringify(utils.sheet_to_json(manifest.Sheets.企业 ?? {}, { header: 1 }))
  expect(lines).toContain(`"${owner}","示例精密制造（上海）有限公司",1`)
  expect(lines).toContain('去年在本地块，待确认')

  const { towns, items } = await listed(service, zhouTao)
  expect(towns).toEqual([
    { townCode: chedun, parcels: 1, firms: 0 },
    { townCode: xinqiao, parcels: 2, firms: 1 },
  ])
  expect(items).toMatchObject([{ by: 'wangfang', townCode: xinqiao, ended: 'done', files: 2, total: 2, firms: 2 }])
  expect((await listed(service, zhangWei)).items).toEqual([])
})

test('去年的内容只作对照；没有确认的不算本年填报，原样传回什么也不改', async () => {
  const service = await prepared()
  const bytes = fileOf(await handOut(service, wangFang), example)
  const { rows } = await readWorkbook(bytes)
  expect(rows).toHaveLength(2)
  expect(rows[0]?.cells).not.toHaveProperty('ownerName')
  expect(rows[1]?.cells).not.toHaveProperty('industryCode')
  const { read, utils } = await import('xlsx')
  const lines = utils.sheet_to_json<string[]>(read(bytes).Sheets[comparison] ?? {}, { header: 1 })
  const of = (heading: string): string[] | undefined => lines.find((line) => line[2] === heading)
  expect(of('土地面积（m²）')?.[5]).toBe('与去年不同')
  expect(of('登记用途')?.[5]).toBe('与去年相同')
  expect(of('用地主体名称')?.slice(3)).toEqual(['示例精密制造（上海）有限公司', '', '本年未填'])
  expect(of('上缴税金总额（万元）')?.[5]).toBe('与去年不同')

  const answer = await upload(service, shiLi, bytes)
  expect(answer.rows.map(({ outcome, revision }) => [outcome, revision])).toEqual([
    ['accepted', 1],
    ['accepted', 1],
  ])
})

test('填了的按版本合并；下发后别人改的不被覆盖', async () => {
  const service = await prepared()
  const bytes = fileOf(await handOut(service, wangFang), example)
  await push(service, zhouTao, [{ ...parcelOf(thisYear, example, { landArea: 13500 }), baseRevision: 1 }])
  const filled = patchWorkbook(bytes, [
    { sheet, cell: await cellOf(bytes, sheet, '总建筑面积（m²）', 1), value: 16000 },
    { sheet, cell: await cellOf(bytes, sheet, '用地主体信用代码', 1), value: owner },
  ])
  const [parcel] = (await upload(service, wangFang, filled)).rows
  expect(parcel).toMatchObject({ outcome: 'merged', revision: 3, incoming: { landArea: 13500 } })
  const stored = await storedRow(service, `${thisYear}/${example}`)
  expect(stored?.effective).toMatchObject({ floorArea: 16000, landArea: 13500 })
})

test('手工改了底版锁定的内容：该行不收，说明是哪一项；其余行照收', async () => {
  const service = await prepared()
  const bytes = fileOf(await handOut(service, wangFang), example)
  const firms = '企业信息采集表'
  const changed = patchWorkbook(bytes, [
    { sheet, cell: await cellOf(bytes, sheet, '土地面积（m²）', 1), value: 999 },
    { sheet, cell: await cellOf(bytes, sheet, '总建筑面积（m²）', 1), value: 16000 },
    {
      sheet: firms,
      cell: (await cellOf(bytes, firms, owner, 0)).replace(/^[A-Z]+/, await columnOf(bytes, '营业收入（万元）')),
      value: 9600,
    },
  ])
  const answer = await upload(service, wangFang, changed)
  expect(answer.rows).toMatchObject([
    { outcome: 'refused', refusal: { code: 'row-base-locked' } },
    { outcome: 'accepted', revision: 2 },
  ])
  expect(answer.rows[0]?.refusal?.message).toContain('“土地面积”由底版提供')
  expect((await storedRow(service, `${thisYear}/${example}`))?.effective).not.toHaveProperty('floorArea')

  async function columnOf(book: Uint8Array, heading: string): Promise<string> {
    return (await cellOf(book, firms, heading, 0)).replace(/\d+$/, '')
  }
})

test('街镇台账：一份，各宗各企业都在，同样锁定、带去年和版本；改了锁定的内容该行不收', async () => {
  const service = await prepared()
  const files = await handOut(service, wangFang, xinqiao, 'ledger')
  expect(Object.keys(files)).toEqual(['街镇台账-新桥镇-2026.xlsx', '下发清单.xlsx'])
  const bytes = fileOf(files, '街镇台账')
  const { rows, meta } = await readWorkbook(bytes)
  expect(rows.map(({ parcelCode, uscc }) => [parcelCode, uscc])).toEqual([
    [example, null],
    ['SJ-XQ-0200', null],
    [example, owner],
  ])
  expect(meta).toMatchObject({ template: 'ledger', cycle: thisYear, parcelCode: null })
  expect(meta?.revisions).toHaveLength(3)
  const { read, utils } = await import('xlsx')
  const lines = utils.sheet_to_json<string[]>(read(bytes).Sheets[comparison] ?? {}, { header: 1 })
  const gone = lines.find((line) => line[1]?.includes('示例机电') === true && line[2] === '统一社会信用代码')
  expect(gone?.slice(1)).toEqual([`${example} 示例机电（上海）有限公司`, '统一社会信用代码', tenant, '', '本年未填'])

  expect((await upload(service, wangFang, bytes)).rows.map(({ revision }) => revision)).toEqual([1, 1, 1])
  const place = async (heading: string, row: number): Promise<string> =>
    (await cellOf(bytes, sheet, heading, 0)).replace(/\d+$/, String(row))
  const changed = patchWorkbook(bytes, [
    { sheet, cell: await place('土地面积（m²）', 7), value: 999 },
    { sheet, cell: await place('总建筑面积（m²）', 8), value: 16000 },
  ])
  expect((await upload(service, wangFang, changed)).rows).toMatchObject([
    { outcome: 'refused', refusal: { code: 'row-base-locked' } },
    { outcome: 'accepted', revision: 2 },
    { outcome: 'accepted', revision: 1 },
  ])
  expect((await listed(service, wangFang)).items).toMatchObject([{ as: 'ledger', ended: 'done', files: 2, firms: 2 }])
})

test('窗格同步下发的工作簿：改了底版锁定的内容同样不收，取回底版后来的改动不算改', async () => {
  const service = await prepared()
  const sent = async (fields: Parameters<typeof parcelOf>[2], baseRevision: number) => {
    const row = { ...parcelOf(thisYear, example, fields), baseRevision, handedOut: true }
    return (await push(service, wangFang, [row])).rows
  }
  expect(await sent({ landArea: 999, floorArea: 16000 }, 1)).toMatchObject([
    { outcome: 'refused', refusal: { code: 'row-base-locked' } },
  ])
  expect(await sent({ landArea: 13400, floorArea: 16000 }, 1)).toMatchObject([{ outcome: 'accepted', revision: 2 }])
  await push(service, zhouTao, [{ ...parcelOf(thisYear, example, { landArea: 13500 }), baseRevision: 2 }])
  expect(await sent({ landArea: 13500 }, 3)).toMatchObject([{ outcome: 'accepted' }])
  expect(await sent({ landArea: 13400 }, 3)).toMatchObject([{ outcome: 'refused' }])
})

test('区税务局核定的值不进工作簿，联系方式脱敏，经手的街镇和承租企业都看不到', async () => {
  const service = await prepared()
  const key = { cycle: thisYear, parcelCode: example, uscc: owner }
  await push(service, zhaoMin, [{ form: 'enterprise-information', key, baseRevision: 1, fields: { taxPaid: 777.25 } }])
  await push(service, wangFang, [{ ...parcelOf(thisYear, example, { fillPhone: '13800001234' }), baseRevision: 1 }])
  const bytes = fileOf(await handOut(service, zhouTao), example)
  const { rows } = await readWorkbook(bytes)
  expect(rows[1]?.cells.taxPaid).toBe(640)
  expect(JSON.stringify(rows)).not.toContain('13800001234')
  expect((await upload(service, shiLi, bytes)).rows).toMatchObject([{ outcome: 'accepted' }, { outcome: 'accepted' }])
  expect((await storedRow(service, `${thisYear}/${example}`))?.effective).toMatchObject({ fillPhone: '13800001234' })
})

test('范围外和没有地块的街镇下发不了；断开即取消，留下做了几份', async () => {
  const service = await prepared()
  await refusal(handOut(service, wangFang, chedun), 'not-found')
  const id = randomUUID()
  const grant = await authorise(service, wangFang, 'handOutWorkbooks')
  const { bytes } = await handOutWorkbooks(service, grant, { cycle: thisYear, town: xinqiao, id, as: 'workbooks' })
  expect(progressOf(id, 'wangfang')).toEqual({ done: 0, total: 2 })
  expect(progressOf(id, 'zhoutao')).toBeNull()
  for await (const _ of bytes) break
  expect(progressOf(id, 'wangfang')).toBeNull()
  expect((await listed(service, wangFang)).items).toMatchObject([{ ended: 'cancelled', total: 2 }])

  // A connection that is gone before the first byte.
  const other = randomUUID()
  const unread = await handOutWorkbooks(service, grant, { cycle: thisYear, town: xinqiao, id: other, as: 'workbooks' })
  await unread.bytes[Symbol.asyncIterator]().return?.()
  expect(progressOf(other, 'wangfang')).toBeNull()
  expect((await listed(service, wangFang)).items).toMatchObject([{ ended: 'cancelled', files: 0 }, {}])
})
