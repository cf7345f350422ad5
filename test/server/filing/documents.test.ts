import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Actor } from '#server/actions/actor.ts'
import { docx, docxWithMacro, dwg, pdf } from '../attachments/files.ts'
import { shiLi } from '../cast.ts'
import { answer, call, problemOf } from '../http/test-app.ts'
import { type Staged, square, stage, type Uploaded } from './stage.ts'

async function sent(
  filing: Staged,
  kind: string,
  content: Uint8Array | string,
  query: Record<string, string> = {},
  actor: Actor = shiLi,
): Promise<Response> {
  const body = new FormData()
  body.set('file', new Blob([typeof content === 'string' ? content : new Uint8Array(content)]), '附件')
  return call(filing.app, actor, 'uploadFilingDocument', { params: { id: filing.id }, query: { kind, ...query }, body })
}

async function codeOf(response: Response): Promise<string> {
  return (await problemOf(response)).code
}

test('材料按内容收：权证收 PDF、Word，不收网页、宏、矢量图；四至范围不收 PDF', async () => {
  const filing = await stage()
  expect((await sent(filing, 'title', pdf)).status).toBe(200)
  expect((await sent(filing, 'supplement', docx)).status).toBe(200)
  expect(await codeOf(await sent(filing, 'title', '<html><script>1</script></html>'))).toBe('attachment-type')
  expect(await codeOf(await sent(filing, 'title', docxWithMacro))).toBe('attachment-unsafe')
  expect(await codeOf(await sent(filing, 'title', square))).toBe('attachment-type')
  expect(await codeOf(await sent(filing, 'boundary', pdf, { crs: '4549' }))).toBe('boundary-unknown-format')
  expect(await codeOf(await sent(filing, 'boundary', square))).toBe('malformed-request')
  expect(await codeOf(await sent(filing, 'boundary', square, { crs: 'local', grid: '{"name":"上海"}' }))).toBe(
    'malformed-request',
  )
  expect(await codeOf(await sent(filing, 'information-sheet', pdf))).toBe('filing-act-not-yours')
})

test('四至范围：读出面积、与权证面积之差、示意图；DWG 只存档', async () => {
  const filing = await stage({ 改造前土地面积: 10_100, 改造后土地面积: 10_100 })
  const { sha256, boundary } = (await (await sent(filing, 'boundary', square, { crs: '4549' })).json()) as Uploaded
  expect(boundary).toMatchObject({
    format: 'geojson',
    crs: 'EPSG:4549',
    area: 10_000,
    method: 'planar',
    vertices: 4,
    difference: { squareMetres: -100, percent: -0.99 },
    sketch: { viewBox: '0 0 1040 1040', bar: { length: 200, metres: 20 } },
  })
  expect(boundary?.sketch?.paths).toEqual(['M20 1020L1020 1020L1020 20L20 20Z'])
  const kept = (await (await sent(filing, 'boundary', dwg)).json()) as Uploaded
  expect(kept.boundary).toMatchObject({ format: 'dwg', area: null, sketch: null })
  const detail = await filing.read(shiLi)
  expect(Object.keys(detail.boundaries).sort()).toEqual([sha256, kept.sha256].sort())
  expect(detail.uploads.map(({ kind }) => kind)).toEqual(['boundary', 'boundary'])
})

test('同一文件换坐标系重传：以最后一次读取为准', async () => {
  const filing = await stage()
  const geographic = JSON.stringify({
    type: 'Polygon',
    coordinates: [
      [
        [121.2, 31.0],
        [121.201, 31.0],
        [121.201, 31.001],
        [121.2, 31.001],
        [121.2, 31.0],
      ],
    ],
  })
  expect((await sent(filing, 'boundary', geographic, { crs: '4490' })).status).toBe(200)
  await sent(filing, 'boundary', square, { crs: '4549' })
  await sent(filing, 'boundary', square, { crs: '4549', layer: '界址线' })
  expect(Object.keys((await filing.read(shiLi)).boundaries)).toHaveLength(2)
})

test('没有上传过的、以别的种类上传的材料不能提交；下载的字节与上传的相同，名称可读，不在页面打开', async () => {
  const filing = await stage()
  const title = await filing.upload(shiLi, 'title')
  const body = {
    request: '00000000-0000-4000-8000-000000000001',
    version: 1,
    act: { kind: 'attach' },
    documents: [
      { kind: 'contract', sha256: title.sha256 },
      { kind: 'supplement', sha256: 'f'.repeat(64) },
    ],
  }
  const refused = await problemOf(await call(filing.app, shiLi, 'actOnFiling', { params: { id: filing.id }, body }))
  expect(refused.details.reasons).toEqual([
    '土地出让合同没有上传到本项目。请重新上传。',
    '补充材料没有上传到本项目。请重新上传。',
  ])
  const request = { params: { id: filing.id, sha256: title.sha256 } }
  const download = await call(filing.app, shiLi, 'filingDocument', request)
  expect(download.headers.get('content-type')).toBe('application/pdf')
  expect(download.headers.get('content-security-policy')).toContain('sandbox')
  expect(download.headers.get('content-disposition')).toContain('filename*=UTF-8')
  expect(await download.text()).toContain('% title')
})

test('磁盘上被改动的附件：下载被拒绝，不送出改过的内容', async () => {
  const filing = await stage()
  const { sha256 } = await filing.upload(shiLi, 'title')
  const place = join(filing.app.service.attachments.folder, sha256.slice(0, 2), sha256)
  const bytes = readFileSync(place)
  bytes[10] = (bytes[10] ?? 0) ^ 1
  writeFileSync(place, bytes)
  const request = { params: { id: filing.id, sha256 } }
  expect(await codeOf(await call(filing.app, shiLi, 'filingDocument', request))).toBe('attachment-lost')
  expect(await answer(filing.app, shiLi, 'filing', { params: { id: filing.id } })).toBeDefined()
})
