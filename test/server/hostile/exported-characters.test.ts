import { randomUUID } from 'node:crypto'
import { strFromU8, unzipSync } from 'fflate'
import { expect, test } from 'vitest'
import { handOutKinds } from '#core/api/hand-out.ts'
import type { EndpointId } from '#core/api/table.ts'
import { headings, one } from '../base-map/lists.ts'
import { csv, StagedImport } from '../base-map/stage.ts'
import { owner, wangFang, xinqiao, zhouTao } from '../cast.ts'
import { answer, type Call, call, type TestApp, testApp } from '../http/test-app.ts'
import { madeLetter } from '../letters/made-letter.ts'
import { batchOf, cycle, firmFields, firmRow, parcelFields, parcelRow } from '../rows.ts'

/* Characters that XML, a header or a file name cannot hold, typed into what is later given out as a file. */

const typed = '甲\u0001乙\ud800丙\u202e丁\uffff'
const unwritable = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u
const unseen = /[\p{Cc}\p{Cf}\p{Cs}]/u

/** A district with two parcels whose codes differ in the case of letters only, and one called as a device of Windows. */
async function district(): Promise<TestApp> {
  const app = await testApp()
  const codes = ['sj-a', 'SJ-A', 'CON']
  const rows = codes.flatMap((code) => [
    parcelRow(parcelFields({ parcelName: typed, ownerName: typed }), code),
    firmRow(firmFields({ firmName: typed }), code),
  ])
  await answer(app, wangFang, 'push', { body: batchOf(rows) })
  await answer(app, zhouTao, 'runEvaluation', { body: { cycle, mode: 'draft' } })
  return app
}

/** The parts of an answered .xlsx, .docx or .zip. */
async function partsOf(app: TestApp, id: EndpointId, request: Call): Promise<Readonly<Record<string, Uint8Array>>> {
  const response = await call(app, zhouTao, id, request)
  expect(app.defects, id).toEqual([])
  expect(response.status, id).toBe(200)
  expect(decodeURIComponent(response.headers.get('content-disposition') ?? ''), id).not.toMatch(unseen)
  return unzipSync(new Uint8Array(await response.arrayBuffer()))
}

/** Which of the parts no XML parser would read. */
function unreadable(parts: Readonly<Record<string, Uint8Array>>): readonly string[] {
  return Object.entries(parts).flatMap(([name, bytes]) =>
    /\.(xml|rels)$/.test(name) && unwritable.test(strFromU8(bytes)) ? [name] : [],
  )
}

test('名称里有控制字符、半个代理对：体检表照样给出，文件名里没有看不见的字符', async () => {
  const app = await district()
  const request = { params: { cycle, parcelCode: 'SJ-A' }, query: { format: 'xlsx', evaluation: '1' } }
  expect(unreadable(await partsOf(app, 'checkUpSheet', request))).toEqual([])
})

test.each(handOutKinds)('下发（%s）：每个工作簿的每个部件 XML 都读得了，只差大小写的编码各是一个文件', async (as) => {
  const app = await district()
  const files = await partsOf(app, 'handOutWorkbooks', { query: { cycle, town: xinqiao, id: randomUUID(), as } })
  const names = Object.keys(files)
  expect(names).toHaveLength(as === 'workbooks' ? 4 : 2)
  expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(names.length)
  for (const [name, bytes] of Object.entries(files)) {
    expect(name).not.toMatch(unseen)
    expect(unreadable(unzipSync(bytes)), name).toEqual([])
  }
})

test('底版文件名里有控制字符、长过页脚：比对报告每个部件 XML 都读得了，页脚不超过 Excel 的 255 字', async () => {
  const app = await testApp()
  const name = `2026底版\u0001${'&长'.repeat(150)}.csv`
  const staged = await StagedImport.upload(app, { kind: 'registry', name, bytes: csv(headings, one) })
  await staged.compare()
  const parts = await partsOf(app, 'baseReport', { params: { id: staged.id } })
  expect(unreadable(parts)).toEqual([])
  const feet = Object.values(parts).flatMap((bytes) => [...strFromU8(bytes).matchAll(/<oddFooter>(.*?)<\/oddFooter>/g)])
  expect(feet).toHaveLength(3)
  for (const [, foot = ''] of feet) expect(foot.replaceAll('&amp;', '&').length).toBeLessThanOrEqual(255)
})

test('受送达单位名里有控制字符：可编辑的函件每个部件 XML 都读得了，一批和送达清单也给出', async () => {
  const app = await testApp()
  const { id, batch } = await madeLetter(app, { firm: owner, town: xinqiao, parcel: 'SJ-A', name: typed })
  const asked: readonly (readonly [EndpointId, Call])[] = [
    ['formalLetterFile', { params: { id }, query: { format: 'docx' } }],
    ['exportFormalLetters', { query: { cycle } }],
    ['letterBatchFile', { params: { id: batch } }],
  ]
  for (const [endpoint, request] of asked) {
    expect(unreadable(await partsOf(app, endpoint, request)), endpoint).toEqual([])
  }
})
