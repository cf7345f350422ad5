import { chmodSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { type AttachmentKind, attachmentKinds, boundaryKinds, documentKinds } from '#server/attachments/kinds.ts'
import { openAttachments } from '#server/attachments/store.ts'
import { sha256 } from '#server/hash.ts'
import { refusal } from '../problem.ts'
import { testKeys } from '../service.ts'
import { temporaryFolder } from '../temporary.ts'
import { docx, docxWithMacro, dwg, inPieces, jpeg, pdf, png, zipOf } from './files.ts'

const fixtures = join(import.meta.dirname, '../../fixtures/boundaries')
const workbook = join(import.meta.dirname, '../../../templates/out')
const everything = [...documentKinds, ...boundaryKinds]

function opened() {
  const folder = join(temporaryFolder(), 'attachments')
  const store = openAttachments(folder, testKeys.data)
  const add = (bytes: Uint8Array, accepts: readonly AttachmentKind[] = everything) =>
    store.add(inPieces(bytes), accepts)
  /** Files that stand in the folder, beside the way to them. */
  const files = () => readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  return { folder, store, add, files }
}

function templateBytes(): Uint8Array {
  const name = readdirSync(workbook).find((file) => file.endsWith('.xlsx'))
  return readFileSync(join(workbook, name ?? ''))
}

describe('附件存储', () => {
  it('按内容的摘要存放，加密，只有本人可读；同样内容只存一份；读出的字节不变', async () => {
    const { folder, store, add, files } = opened()
    const stored = await add(pdf)
    expect(stored).toEqual({ sha256: sha256(pdf), size: pdf.length, kind: 'pdf', known: false })
    expect(await add(pdf)).toEqual({ ...stored, known: true })
    const place = join(folder, stored.sha256.slice(0, 2), stored.sha256)
    expect(readFileSync(place).includes('%PDF')).toBe(false)
    expect(statSync(place).mode & 0o777).toBe(0o600)
    expect(statSync(folder).mode & 0o777).toBe(0o700)
    expect(files()).toHaveLength(1)
    expect(Buffer.from(await store.bytes(stored.sha256))).toEqual(pdf)
    const pieces: Uint8Array[] = []
    for await (const piece of await store.read(stored.sha256)) pieces.push(piece)
    expect(Buffer.concat(pieces)).toEqual(pdf)
  })

  it.each([
    ['pdf', pdf],
    ['png', png],
    ['jpeg', jpeg],
    ['dwg', dwg],
    ['docx', docx],
    ['xlsx', templateBytes()],
    ['shapefile', readFileSync(join(fixtures, 'gdal-4549-gbk.zip'))],
    ['dxf', readFileSync(join(fixtures, 'ezdxf-r2000-gbk.dxf'))],
    ['geojson', readFileSync(join(fixtures, 'gdal-4490.geojson'))],
  ] as const)('按内容认出 %s', async (kind, bytes) => {
    expect((await opened().add(bytes)).kind).toBe(kind)
  })

  it.each([
    ['空文件', Buffer.alloc(0)],
    ['网页', Buffer.from('<!doctype html><script>alert(1)</script>')],
    ['脚本', Buffer.from('#!/bin/sh\nrm -rf /\n')],
    ['程序', Buffer.from('MZ\u0090\u0000')],
    ['截断的 PDF', pdf.subarray(0, 20)],
    ['截断的图片', png.subarray(0, 30)],
    ['普通 zip', zipOf([{ name: 'a.txt', content: 'a' }])],
    ['SVG', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>')],
  ])('不收：%s；什么也不留下', async (_, bytes) => {
    const { add, files } = opened()
    await refusal(add(bytes), 'attachment-type')
    expect(files()).toEqual([])
  })

  it('能收的类型由要件决定', async () => {
    const { add } = opened()
    await refusal(add(pdf, boundaryKinds), 'attachment-type')
    await refusal(add(dwg, documentKinds), 'attachment-type')
  })

  it('含宏的文档不收；校验和不符的 Shapefile 不收', async () => {
    const { add, files } = opened()
    const unsafe = await refusal(add(docxWithMacro), 'attachment-unsafe')
    expect(unsafe.details).toMatchObject({ reason: '含宏' })
    await refusal(add(zipOf([{ name: 'a.shp', content: 'x', lies: { checksum: 1 } }])), 'boundary-damaged')
    expect(files()).toEqual([])
  })

  it('过大的流在超出的那一刻停下，不读到头', async () => {
    const { store, files } = opened()
    let sent = 0
    async function* endless(): AsyncGenerator<Uint8Array, void> {
      for (;;) {
        sent += 1_000_000
        yield Buffer.alloc(1_000_000, '%PDF-')
      }
    }
    await refusal(store.add(endless(), ['pdf']), 'attachment-too-large')
    expect(sent).toBeLessThan(attachmentKinds.pdf.limit + 2_000_000)
    expect(files()).toEqual([])
  })

  it('上传中断不留半个文件', async () => {
    const { store, files } = opened()
    async function* broken(): AsyncGenerator<Uint8Array, void> {
      yield pdf
      throw new Error('connection lost')
    }
    await expect(store.add(broken(), ['pdf'])).rejects.toThrow('connection lost')
    expect(files()).toEqual([])
  })

  it('被改动、被删掉的附件不给出去，核对时逐个说出；重新上传同样内容即修复', async () => {
    const { folder, store, add } = opened()
    const one = await add(pdf)
    const two = await add(png)
    const place = join(folder, one.sha256.slice(0, 2), one.sha256)
    chmodSync(place, 0o600)
    writeFileSync(place, Buffer.concat([readFileSync(place), Buffer.from('x')]))
    await refusal(store.read(one.sha256), 'attachment-lost')
    await refusal(store.bytes('0'.repeat(64)), 'attachment-lost')
    expect(await store.check([one.sha256, two.sha256, '0'.repeat(64)])).toEqual({
      count: 2,
      plain: 0,
      faults: [
        { sha256: '0'.repeat(64), fault: 'missing' },
        { sha256: one.sha256, fault: 'altered' },
      ],
    })
    expect(await add(pdf)).toMatchObject({ known: false })
    expect(Buffer.from(await store.bytes(one.sha256))).toEqual(pdf)
  })

  it('摘要以外的名字走不出文件夹', async () => {
    const { store } = opened()
    await expect(store.read('../../etc/passwd')).rejects.toThrow(RangeError)
    await expect(store.bytes(`${'a'.repeat(62)}/x`)).rejects.toThrow(RangeError)
  })

  it('同时上传同一个文件', async () => {
    const { store, add, files } = opened()
    const stored = await Promise.all(Array.from({ length: 8 }, () => add(pdf)))
    expect(new Set(stored.map((one) => one.sha256)).size).toBe(1)
    expect(files()).toHaveLength(1)
    expect(Buffer.from(await store.bytes(sha256(pdf)))).toEqual(pdf)
  })
})
