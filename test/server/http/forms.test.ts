import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { wangFang } from '../cast.ts'
import { tokenOf } from '../token-of.ts'
import { workbookParts } from '../upload/workbook-parts.ts'
import { zipOf } from '../upload/zip-builder.ts'
import { problemOf, type TestApp, testApp } from './test-app.ts'

/* What a form is made of is counted before the platform's reader, which works in the server's own process, gets it. */

const boundary = '----WebKitFormBoundaryA1b2C3d4E5f6G7h8'
const plain = `multipart/form-data; boundary=${boundary}`

function partOf(name: string, content = '', more = ''): string {
  return `--${boundary}\r\nContent-Disposition: form-data; name="${name}"${more}\r\n\r\n${content}\r\n`
}

const filePart = partOf('file', 'x', '; filename="台账.xlsx"')
const end = `--${boundary}--\r\n`

async function sent(app: TestApp, body: Uint8Array | string, contentType = plain, packed = false): Promise<Response> {
  const headers = {
    authorization: `Bearer ${await tokenOf(app.service, wangFang)}`,
    'content-type': contentType,
    ...(packed ? { 'content-encoding': 'gzip' } : {}),
  }
  return app.fetch('/api/v1/workbooks', { method: 'POST', headers, body: packed ? gzipSync(body) : Buffer.from(body) })
}

async function issueOf(response: Response): Promise<unknown> {
  const { code, details } = await problemOf(response)
  expect(code).toBe('malformed-request')
  return (details as { issues: { message: string }[] }).issues[0]?.message
}

test.each<[string, string, string]>([
  ['几万个空的部分', partOf('a').repeat(30_000) + filePart + end, 'more than 20 parts'],
  [
    '第一个部分的名称是结尾的样子，其后几万个部分',
    partOf(`${boundary}--`) + partOf('a').repeat(30_000) + filePart + end,
    'more than 20 parts',
  ],
  [
    '一个部分有几万个头',
    `${filePart.replace('\r\n\r\n', `\r\n${'a: b\r\n'.repeat(30_000)}\r\n`)}${end}`,
    'damaged multipart body',
  ],
  ['文件名很长', partOf('file', 'x', `; filename="${'%22'.repeat(30_000)}"`) + end, 'damaged multipart body'],
])('表单里有%s：不读，说出原因，压缩了发来也一样', async (_, body, message) => {
  const app = await testApp()
  expect(await issueOf(await sent(app, body))).toBe(message)
  expect(await issueOf(await sent(app, body, plain, true))).toBe(message)
})

test.each([
  `multipart/form-data; boundary="${boundary}"`,
  `multipart/form-data; charset=utf-8; boundary=${boundary}`,
  `multipart/form-data; Boundary=${boundary}; charset=utf-8`,
])('界线怎样写都读得出文件：%s', async (contentType) => {
  const app = await testApp()
  const file = Buffer.from(zipOf(workbookParts()))
  const head = `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="a.xlsx"\r\n\r\n`
  const response = await sent(app, Buffer.concat([Buffer.from(head), file, Buffer.from(`\r\n${end}`)]), contentType)
  expect(response.status).toBe(200)
})

test.each([
  ['没有界线', 'multipart/form-data', partOf('a') + end],
  ['界线是别的', 'multipart/form-data; boundary=another-boundary-of-27-characters', filePart + end],
  // Counted by the one, read by the other.
  [
    '先说一个假的界线',
    `multipart/form-data; boundary=another-boundary-of-27-characters; boundary=${boundary}`,
    filePart + end,
  ],
])('%s：说表单损坏', async (_, contentType, body) => {
  const app = await testApp()
  expect(await issueOf(await sent(app, body, contentType))).toBe('damaged multipart body')
})
