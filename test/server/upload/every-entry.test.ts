import { expect, test } from 'vitest'
import type { Endpoint } from '#core/api/endpoint.ts'
import { type EndpointId, endpoints } from '#core/api/table.ts'
import type { Actor } from '#server/actions/actor.ts'
import { Run, sent } from '../bulk-upload/stage.ts'
import { sunLi, wangFang, xinqiao, zhouTao } from '../cast.ts'
import { person } from '../department-data/stage.ts'
import { type Call, call, problemOf, type TestApp, testApp } from '../http/test-app.ts'
import { formal } from '../publication/stage.ts'
import { cycle } from '../rows.ts'
import { disguises } from './disguises.ts'
import { hostileArchives } from './hostile-archives.ts'
import { hostileSheets } from './hostile-sheets.ts'

/* Every entry that reads a workbook has a process and a reader of its own: each gets the hostile files. */

interface Entry {
  readonly by: Actor
  readonly request: Omit<Call, 'body'>
  /** What the entry needs before it looks at a file; its parameters. */
  readonly made?: (app: TestApp) => Promise<Call['params']>
}

/** How each endpoint that takes a file is covered. A new one fails the test until it has a line here. */
const entries: Readonly<
  Partial<Record<EndpointId, Entry | 'keeps what it is sent' | 'as its preview' | 'has a test of its own'>>
> = {
  // All of the corpus, by what it reads with: parse-upload.test.ts.
  uploadWorkbook: 'has a test of its own',
  addUploadFile: {
    by: wangFang,
    request: {},
    made: async (app) => (await Run.start(app, wangFang, 500)).params,
  },
  uploadDepartmentList: { by: person('shuiwu', 'tax'), request: { query: { cycle } } },
  startBaseImport: { by: zhouTao, request: { query: { kind: 'registry', cycle, coverage: 'whole' } } },
  uploadDisposalSheet: { by: wangFang, request: {} },
  uploadOpinions: {
    by: zhouTao,
    request: {},
    made: async (app) => {
      await formal(app, 9001, [{ code: 'SJ-XQ-0137', town: xinqiao, verdict: 'C' }])
      return { cycle }
    },
  },
  previewAccounts: { by: sunLi, request: {} },
  createAccounts: 'as its preview',
  previewEarlierClasses: { by: zhouTao, request: {} },
  importEarlierClasses: 'as its preview',
  previewRoster: { by: zhouTao, request: {} },
  importRoster: 'as its preview',
  previewStandardFile: 'has a test of its own',
  // Documents and pictures, looked through and stored: test/server/attachments, test/server/surveys.
  attachLetterReceipt: 'keeps what it is sent',
  attachToDisposalPlan: 'keeps what it is sent',
  attachToDispute: 'keeps what it is sent',
  attachToObjection: 'keeps what it is sent',
  uploadFilingDocument: 'keeps what it is sent',
  uploadStageDocument: 'keeps what it is sent',
  uploadSurveyPicture: 'keeps what it is sent',
}

const read = (Object.entries(entries) as [EndpointId, Entry | string][]).flatMap(([id, entry]) =>
  typeof entry === 'string' ? [] : [[id, entry] as const],
)

test('凡收文件的接口都在表里', () => {
  const taking = (Object.keys(endpoints) as EndpointId[]).filter((id) => {
    const { body } = endpoints[id] as Endpoint
    return body !== undefined && 'multipart' in body
  })
  expect(Object.keys(entries).sort()).toEqual(taking.sort())
})

/** What the guard refuses is the same for all of them; what reaches the reader differs. */
const archives = ['三个部件合计展开超过 200 MB', '目录说 4000 字节，实际 160 MB', '十亿个哈哈', '宏', '传到一半断了']
const files = [...disguises, ...hostileSheets, ...hostileArchives.filter(({ name }) => archives.includes(name))]

test.each(read)(
  '%s：每个恶意文件都有说法，没有一个是系统内部出错',
  async (id, { by, request, made }) => {
    const app = await testApp()
    const params = await made?.(app)
    const allowed = new Set<string>((endpoints[id] as Endpoint).problems)
    for (const { name, bytes } of files) {
      const body = sent(bytes(), `${name}.xlsx`)
      const response = await call(app, by, id, { ...request, ...(params === undefined ? {} : { params }), body })
      expect(app.defects, name).toEqual([])
      if (response.ok) continue
      const { code, status } = await problemOf(response)
      expect(status, `${name}: ${code}`).toBeLessThan(500)
      expect(allowed, name).toContain(code)
    }
  },
  300_000,
)
