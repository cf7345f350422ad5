import { unzipSync } from 'fflate'
import { expect, test } from 'vitest'
import { read, utils, write } from 'xlsx'
import { readSeal } from '#server/check-up-sheets/seal.ts'
import { codeInWorkbook } from '#workbook/check-up-sheet/read-code.ts'
import { pagesOf } from '../../paper/reading.ts'
import { liQiang, qianJin, shiLi, wangFang, xinqiao, zhaoMin, zhouTao } from '../cast.ts'
import { approval } from '../export-requests/stage.ts'
import { answer, call, problemOf } from '../http/test-app.ts'
import { batchOf, cycle, example, parcelRow } from '../rows.ts'
import { bundleOf, elsewhere, evaluated, printings, second, sheetOf, verified } from './stage.ts'

/** 12.SJ-XQ-0137.7F3K-…, as it stands in the foot. */
function codeIn(pages: readonly string[]): string {
  const [code] = /\d+\.[\w-]+\.[\dA-Z]{4}(-[\dA-Z]{4}){3}/.exec(pages.join('')) ?? []
  if (code === undefined) throw new Error('no code')
  return code
}

/** Another character in the place of the one that many from the end. */
function slipped(code: string, fromEnd: number): string {
  const at = code.length - fromEnd
  return `${code.slice(0, at)}${code[at] === '7' ? '8' : '7'}${code.slice(at + 1)}`
}

test('一宗体检表：一页纸，各自看到各自能看的数；没有评估过、范围外的没有', async () => {
  const app = await evaluated()
  const seen = new Map(
    await Promise.all(
      [wangFang, shiLi, zhaoMin, zhouTao].map(async (actor) => {
        const pages = pagesOf(await sheetOf(app, actor))
        expect(pages).toHaveLength(1)
        return [actor, pages.join('')] as const
      }),
    ),
  )
  for (const page of seen.values()) {
    expect(page).toContain('产业用地综合绩效评估体检表')
    expect(page).toContain('草评')
    expect(page).toContain('拟定样表/示例标准，非官方表样')
    expect(page).toContain(example)
  }
  // 884.20 is the tax office's: shown to it and to the firm itself, on paper not even to the 专班 without approval.
  expect(seen.get(shiLi)).toContain('884.20万元')
  expect(seen.get(zhaoMin)).toContain('884.20万元')
  expect(seen.get(shiLi)).toContain('本件列出全部数值')
  for (const actor of [wangFang, zhouTao]) {
    expect(seen.get(actor)).not.toContain('884.20')
    expect(seen.get(actor)).toContain('只列得分，不列数值')
  }
  const asked = await approval(app, zhouTao, { kind: 'results', object: '1', fields: ['taxPaid'] })
  const approved = pagesOf(await sheetOf(app, zhouTao, asked)).join('')
  expect(approved).toContain('884.20万元')
  expect(approved).toContain('导出审批第1号')
  // Neither what was not evaluated nor what is elsewhere has one.
  for (const [actor, parcelCode] of [
    [wangFang, elsewhere],
    [zhouTao, 'SJ-XQ-9999'],
  ] as const) {
    const response = await call(app, actor, 'checkUpSheet', { params: { cycle, parcelCode } })
    expect(await problemOf(response)).toMatchObject({ code: 'not-found' })
  }
})

test('核验：真码、打错的码、别处的码；结果变了说变了；文件动过一个字节就知道', async () => {
  const app = await evaluated()
  const file = await sheetOf(app, wangFang)
  const code = codeIn(pagesOf(file))
  expect(await verified(app, qianJin, { code })).toMatchObject({ outcome: 'true', fault: null, untouched: null })
  const typed = code.toLowerCase().replaceAll('0', 'o').replace('.', '．')
  const spelled = `${typed.slice(0, typed.indexOf('．'))}．${example}${typed.slice(typed.lastIndexOf('.'))}`
  expect(await verified(app, qianJin, { code: spelled })).toMatchObject({ outcome: 'true' })
  expect(await verified(app, qianJin, { code: slipped(code, 1) })).toMatchObject({ outcome: 'unknown', fault: 'slip' })
  expect(await verified(app, qianJin, { code: '没有这个码' })).toMatchObject({ outcome: 'unknown', fault: 'form' })
  const swapped = code.replace(example, second)
  expect(await verified(app, qianJin, { code: swapped })).toMatchObject({ outcome: 'unknown', sheet: null })

  const seal = readSeal(file)
  expect(seal?.about).toBe(code)
  expect(await verified(app, qianJin, { code, file: seal })).toMatchObject({ outcome: 'true', untouched: true })
  const altered = Buffer.from(file)
  altered[2000] = (altered[2000] ?? 0) ^ 1
  expect(await verified(app, qianJin, { code, file: readSeal(altered) })).toMatchObject({ untouched: false })

  await app.service.database.write(async (db) => {
    const trace = await db
      .selectFrom('evaluation_trace')
      .selectAll()
      .where('parcel_code', '=', example)
      .executeTakeFirstOrThrow()
    const result = JSON.stringify({ ...JSON.parse(trace.result), total: 99 })
    await db.updateTable('evaluation_trace').set({ result }).where('parcel_code', '=', example).execute()
  })
  expect(await verified(app, qianJin, { code })).toMatchObject({ outcome: 'changed', sheet: { total: 99 } })
})

test('提升路径只按评估过的数据算：数据变了就说待重新评估', async () => {
  const app = await evaluated()
  const before = pagesOf(await sheetOf(app, shiLi)).join('')
  expect(before).not.toContain('评估之后本地块的数据有变动')
  await answer(app, wangFang, 'push', { body: batchOf([parcelRow({ vacantFloorArea: 3000 }, example, 1)]) })
  expect(pagesOf(await sheetOf(app, shiLi)).join('')).toContain('评估之后本地块的数据有变动')
})

test('xlsx 同样的内容，文字不变成公式', async () => {
  const app = await evaluated()
  const bytes = await sheetOf(app, wangFang, { format: 'xlsx' }, second)
  const book = read(bytes, { cellFormula: true })
  const sheet = book.Sheets.体检表 ?? {}
  const cells = utils.sheet_to_json<readonly unknown[]>(sheet, { header: 1 }).flat()
  expect(cells).toContain('=1+1 号厂房')
  expect(Object.values(sheet).some((cell) => typeof cell === 'object' && cell !== null && 'f' in cell)).toBe(false)
  const code = String(cells[cells.indexOf('核验码') + 1])
  expect(codeInWorkbook(bytes)).toBe(code)
  // As another program saves it, with its texts in a part of their own.
  expect(codeInWorkbook(new Uint8Array(write(book, { type: 'array', bookSST: true })))).toBe(code)
  expect(codeInWorkbook(Uint8Array.of(1, 2, 3))).toBeNull()
  expect(await verified(app, wangFang, { code })).toMatchObject({ outcome: 'true', sheet: { parcelCode: second } })
})

test('成批：一个街镇一份 PDF 或 zip，接着上次做，只做自己范围内的，断开即取消，起止留痕', async () => {
  const app = await evaluated()
  const pages = pagesOf(await bundleOf(app, liQiang, { as: 'pdf', town: xinqiao }))
  expect(pages).toHaveLength(2)
  expect(pages[0]).toContain(example)
  expect(pages[1]).toContain(second)
  const rest = pagesOf(await bundleOf(app, liQiang, { as: 'pdf', after: example }))
  expect(rest).toHaveLength(1)
  const files = Object.entries(
    unzipSync(await bundleOf(app, zhouTao, { as: 'zip', parcels: `${elsewhere},${second}` })),
  )
  expect(files.map(([name]) => name.slice(0, 14))).toEqual([`体检表-${elsewhere}`, `体检表-${second}`])
  for (const [, bytes] of files) {
    const [page = ''] = pagesOf(bytes)
    const code = codeIn([page])
    const found = await verified(app, zhouTao, { code, file: readSeal(bytes) })
    expect(found).toMatchObject({ outcome: 'true', untouched: true })
  }
  const outside = { params: { id: '1' }, query: { job: crypto.randomUUID(), as: 'pdf', parcels: elsewhere } }
  expect(await problemOf(await call(app, wangFang, 'checkUpSheets', outside))).toMatchObject({ code: 'not-found' })
  const { items, towns } = await printings(app, liQiang)
  expect(towns).toEqual([{ townCode: xinqiao, parcels: 2 }])
  expect(items).toMatchObject([{ ended: 'done', sheets: 2, total: 2, last: second, townCode: xinqiao }])

  // Who goes away has cancelled it.
  const query = { job: crypto.randomUUID(), as: 'zip' }
  const response = await call(app, zhouTao, 'checkUpSheets', { params: { id: '1' }, query })
  await response.body?.cancel()
  const listed = async () => (await printings(app, zhouTao)).items
  await expect.poll(listed).toMatchObject([{ ended: 'cancelled', townCode: null, total: 3 }, {}, {}, {}])
})
