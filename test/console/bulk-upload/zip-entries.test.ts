import { zipSync } from 'fflate'
import { expect, test } from 'vitest'
import { takenApart } from '../../../console/bulk-upload/pick.ts'
import { UnreadableFile } from '../../../console/bulk-upload/picked-file.ts'
import { zipEntries } from '../../../console/bulk-upload/zip-entries.ts'
import { gbk } from '../../gbk.ts'
import { zipOf } from '../../server/upload/zip-builder.ts'

const long = new TextEncoder().encode('体检'.repeat(5000))

function blobOf(bytes: Uint8Array): Blob {
  return new Blob([new Uint8Array(bytes)])
}

async function reasonOf(work: Promise<unknown>): Promise<string> {
  const error = await work.catch((caught: unknown) => caught)
  return error instanceof UnreadableFile ? error.reason : `not refused: ${error}`
}

test('压缩的和不压缩的、在文件夹里的、长短不一的，逐个打开都是原样', async () => {
  const zip = zipSync({
    '新桥/一.xlsx': long,
    '空/': new Uint8Array(0),
    '二.xlsx': [new Uint8Array([1, 2, 3]), { level: 0 }],
  })
  const entries = await zipEntries(blobOf(zip))
  expect(entries.map(({ name, size }) => [name, size])).toEqual([
    ['新桥/一.xlsx', long.length],
    ['二.xlsx', 3],
  ])
  const [first, second] = await Promise.all(
    entries.map(async ({ open }) => new Uint8Array(await (await open()).arrayBuffer())),
  )
  expect(first).toEqual(long)
  expect(second).toEqual(new Uint8Array([1, 2, 3]))
})

test('Windows 压缩的中文文件名（GBK）认得', async () => {
  const name = gbk('新桥镇/一地一表.xlsx')
  const placeholder = 'x'.repeat(name.length)
  const zip = Buffer.from(zipOf([{ name: placeholder, data: long, flags: 0 }]))
  for (let at = zip.indexOf(placeholder); at !== -1; at = zip.indexOf(placeholder)) zip.set(name, at)
  const [entry] = await zipEntries(blobOf(zip))
  expect(entry?.name).toBe('新桥镇/一地一表.xlsx')
  expect((await entry?.open())?.size).toBe(long.length)
})

test('截断的、改了长度的、不是压缩包的：说明原因，不往下读', async () => {
  const zip = zipSync({ '一.xlsx': long })
  expect(await reasonOf(zipEntries(blobOf(zip.subarray(0, zip.length - 30))))).toBe('zip-damaged')
  expect(await reasonOf(zipEntries(new Blob(['不是压缩包'])))).toBe('zip-damaged')
  const lying = zipSync({ '一.xlsx': long })
  const end = lying.length - 22
  const directory = new DataView(lying.buffer, lying.byteOffset).getUint32(end + 16, true)
  new DataView(lying.buffer, lying.byteOffset).setUint32(directory + 24, 100, true)
  const [entry] = await zipEntries(blobOf(lying))
  expect(await reasonOf(entry?.open() ?? Promise.resolve())).toBe('zip-damaged')
  const huge = zipSync({ '一.xlsx': long })
  new DataView(huge.buffer, huge.byteOffset).setUint32(directory + 24, 4_000_000_000, true)
  const [bomb] = await zipEntries(blobOf(huge))
  expect(await reasonOf(bomb?.open() ?? Promise.resolve())).toBe('too-large')
})

test('选中的一批：压缩包拆开，套着的压缩包和程序留下的文件说明，坏的不挡其余', async () => {
  const inner = zipSync({ '三.xlsx': long })
  const zip = zipSync({ '一.xlsx': long, '套着的.zip': inner, '~$一.xlsx': long })
  const file = (name: string, bytes: Uint8Array) => ({ name, size: bytes.length, open: async () => blobOf(bytes) })
  const { files, unsent, ignored } = await takenApart([
    file('二.xlsx', long),
    file('批.zip', zip),
    file('坏.zip', long),
    file('desktop.ini', long),
  ])
  expect(files.map(({ name }) => name)).toEqual(['二.xlsx', '批.zip/一.xlsx'])
  expect(unsent.map(({ name, reason }) => [name, reason])).toEqual([
    ['批.zip/套着的.zip', 'zip-nested'],
    ['坏.zip', 'zip-damaged'],
  ])
  expect(ignored).toBe(2)
})
