import { unzipSync } from 'fflate'
import { expect, test } from 'vitest'
import { streamZip, type ZippedFile } from '#workbook/zip.ts'

async function* pieces(): AsyncGenerator<Uint8Array> {
  yield new Uint8Array([1, 2])
  yield new Uint8Array([3])
}

test('压缩包边来边写：中文名按 UTF-8，内容一字不差，同样的文件同样的字节', async () => {
  async function* files(): AsyncGenerator<ZippedFile> {
    yield { name: 'SJ-1-新桥镇示例路.xlsx', bytes: new Uint8Array([9, 8, 7]) }
    yield { name: '下发清单.xlsx', bytes: pieces() }
  }
  const zipped = async (): Promise<Buffer> => {
    const parts: Uint8Array[] = []
    for await (const part of streamZip(files())) parts.push(part)
    return Buffer.concat(parts)
  }
  const first = await zipped()
  expect(unzipSync(first)).toEqual({
    'SJ-1-新桥镇示例路.xlsx': new Uint8Array([9, 8, 7]),
    '下发清单.xlsx': new Uint8Array([1, 2, 3]),
  })
  // Bit 11 of the flags: names are UTF-8.
  expect(first.readUInt16LE(6) & 0x800).toBe(0x800)
  expect(await zipped()).toEqual(first)
})

test('还没有轮到的文件不先取', async () => {
  const asked: string[] = []
  async function* files(): AsyncGenerator<ZippedFile> {
    for (const name of ['a', 'b', 'c']) {
      asked.push(name)
      yield { name, bytes: new Uint8Array([1]) }
    }
  }
  for await (const _ of streamZip(files())) break
  expect(asked).toEqual(['a'])
})
