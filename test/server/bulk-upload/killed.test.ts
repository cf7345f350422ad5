import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { type UploadFile, type UploadRun, uploadRun } from '#core/api/bulk-upload-shapes.ts'
import { openDatabase } from '#server/db/database.ts'
import { wangFang } from '../cast.ts'
import { testApp } from '../http/test-app.ts'
import { cycle } from '../rows.ts'
import { start, token } from '../running-server.ts'
import { ended, type Running } from '../server-process.ts'
import { parcelCells, plainWorkbook } from '../workbooks.ts'
import { Run, sent } from './stage.ts'

async function post(server: Running, bearer: string, path: string, body: object): Promise<Response> {
  const isForm = body instanceof FormData
  const headers = { authorization: `Bearer ${bearer}`, ...(isForm ? {} : { 'content-type': 'application/json' }) }
  return fetch(`${server.url}/api/v1/upload-runs${path}`, {
    method: 'POST',
    headers,
    body: isForm ? body : JSON.stringify(body),
  })
}

test('上传到一半 kill -9：重启后接着传，收到的不丢，写入的不重复', async () => {
  const files = await Promise.all(
    Array.from({ length: 6 }, (_, index) =>
      plainWorkbook({ parcels: [parcelCells({}, `SJ-XQ-30${index}`)], firms: [] }),
    ),
  )
  const first = await start()
  const bearer = await token(first)
  const id = randomUUID()
  const begun = { id, cycle, announced: files.length }
  expect((await post(first, bearer, '', begun)).status).toBe(200)
  const known: UploadFile[] = []
  const answers = files.map(async (bytes, index) => {
    const response = await post(first, bearer, `/${id}/files`, sent(bytes, `${index}.xlsx`))
    known.push((await response.json()) as UploadFile)
    // Some are answered, others are under way.
    if (known.length === 2) first.child.kill('SIGKILL')
  })
  const broken = (await Promise.allSettled(answers)).filter(({ status }) => status === 'rejected')
  expect(broken.length).toBeGreaterThan(0)
  await ended(first.child)

  const second = await start(first.database)
  const resumed = uploadRun.parse(await (await post(second, bearer, '', begun)).json())
  expect(resumed.files.taken).toBeGreaterThanOrEqual(known.length)
  for (const [index, bytes] of files.entries()) {
    const response = await post(second, bearer, `/${id}/files`, sent(bytes, `${index}.xlsx`))
    const file = (await response.json()) as UploadFile
    const before = known.find(({ sha256 }) => sha256 === file.sha256)
    expect(file).toEqual(before ?? { ...file, rows: { accepted: 1 } })
  }
  const closing = await post(second, bearer, `/${id}/closing`, { end: 'done', announced: files.length, unsent: [] })
  const closed = (await closing.json()) as UploadRun
  expect(closed).toMatchObject({ files: { taken: files.length }, rows: { accepted: files.length }, left: 0 })
  const database = await openDatabase(second.database)
  const written = await database.read((db) => db.selectFrom('row').select(['row_key', 'revision']).execute())
  await database.close()
  expect(written.map(({ revision }) => revision)).toEqual(files.map(() => 1))
})

test('各行已存、记录未存时断了：再传同一份，结果照旧是写入，不是无变化', async () => {
  const app = await testApp()
  const run = await Run.start(app, wangFang)
  const bytes = await plainWorkbook({ parcels: [parcelCells()], firms: [] })
  const before = await run.add(bytes)
  expect(before.rows).toEqual({ accepted: 1 })
  await app.service.database.write(async (db) => {
    await db.deleteFrom('upload_line').execute()
    await db.updateTable('upload_file').set({ state: 'storing' }).execute()
  })
  expect(await run.files()).toEqual([])
  expect({ ...(await run.add(bytes)), at: before.at }).toEqual(before)
  expect(await run.lines()).toHaveLength(1)
})
