import { existsSync, mkdirSync, readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { documentKinds } from '#server/attachments/kinds.ts'
import { sealedWith } from '#server/attachments/sealed-file.ts'
import { partialFolder, placeOf } from '#server/attachments/shelves.ts'
import { openAttachments } from '#server/attachments/store.ts'
import { sha256 } from '#server/hash.ts'
import { keyRing } from '#server/keys.ts'
import { refusal } from '../problem.ts'
import { temporaryFolder } from '../temporary.ts'
import { inPieces, pdf, png } from './files.ts'

const [first, second] = ['1'.repeat(64), '2'.repeat(64)]
const piece = 65_536

/** A PDF of that many bytes, no two pieces of it alike. */
function pdfOf(bytes: number): Buffer {
  const numbers = Array.from({ length: Math.ceil(bytes / 8) }, (_, index) => String(index).padStart(7, '0')).join('\n')
  return Buffer.concat([pdf, Buffer.from(numbers).subarray(0, bytes - 2 * pdf.length), pdf])
}

function opened(key = first, before: readonly string[] = [], folder = join(temporaryFolder(), 'attachments')) {
  const store = openAttachments(folder, keyRing(key, before))
  const add = (bytes: Uint8Array) => store.add(inPieces(bytes), documentKinds)
  return { folder, store, add }
}

/** As releases before sealing wrote it. */
function putPlain(folder: string, bytes: Buffer): string {
  const place = placeOf(folder, sha256(bytes))
  mkdirSync(dirname(place), { recursive: true })
  writeFileSync(place, bytes, { mode: 0o600 })
  return place
}

describe('附件加密存放', () => {
  it.each([piece - 1, piece, piece + 1, 3 * piece, 5_000_001])('%d 字节：原样读回，磁盘上没有明文', async (size) => {
    const { folder, store, add } = opened()
    const content = pdfOf(size)
    expect(content).toHaveLength(size)
    const stored = await add(content)
    expect(stored).toMatchObject({ sha256: sha256(content), size })
    expect(Buffer.from(await store.bytes(stored.sha256)).equals(content)).toBe(true)
    const onDisk = readFileSync(placeOf(folder, stored.sha256))
    expect(onDisk.includes(content.subarray(200, 232))).toBe(false)
  })

  it('读到一半时换了密钥：接着读完，内容不变；读者中途离开不留打开的文件', async () => {
    const { folder, add } = opened(first)
    const content = pdfOf(5_000_001)
    const { sha256: name } = await add(content)
    const both = opened(second, [first], folder)
    const pieces: Uint8Array[] = []
    for await (const piece of await both.store.read(name)) {
      pieces.push(piece)
      if (pieces.length === 3) await both.store.tidy(0)
    }
    expect(Buffer.concat(pieces).equals(content)).toBe(true)
    // Where the system tells what a process has open.
    const openFiles = () => (existsSync('/proc/self/fd') ? readdirSync('/proc/self/fd').length : 0)
    const before = openFiles()
    const reading = (await both.store.read(name))[Symbol.asyncIterator]()
    await reading.next()
    expect(openFiles()).toBe(before)
  })

  it('一份内容两处存放，字节不同：不能比对', async () => {
    const [one, two] = [opened(), opened()]
    const { sha256: name } = await one.add(pdf)
    await two.add(pdf)
    expect(readFileSync(placeOf(one.folder, name)).equals(readFileSync(placeOf(two.folder, name)))).toBe(false)
  })

  it.each<[string, (bytes: Buffer) => Buffer]>([
    ['改一个字节', (bytes) => Buffer.concat([bytes.subarray(0, 100), Buffer.from([0]), bytes.subarray(101)])],
    ['截到整块', (bytes) => bytes.subarray(0, 32 + piece + 16)],
    ['截到文件头', (bytes) => bytes.subarray(0, 32)],
    [
      '两块对调',
      (bytes) => {
        const cut = (number: number) => bytes.subarray(32 + number * (piece + 16), 32 + (number + 1) * (piece + 16))
        return Buffer.concat([bytes.subarray(0, 32), cut(1), cut(0), bytes.subarray(32 + 2 * (piece + 16))])
      },
    ],
  ])('被动过（%s）的不给出去，核对时说出', async (_, change) => {
    const { folder, store, add } = opened()
    const { sha256: name } = await add(pdfOf(200_000))
    const place = placeOf(folder, name)
    writeFileSync(place, change(readFileSync(place)))
    await refusal(store.read(name), 'attachment-lost')
    expect((await store.check([name])).faults).toEqual([{ sha256: name, fault: 'altered' }])
  })

  it('换成另一个附件的密文：打得开，但摘要不符，不给出去', async () => {
    const { folder, store, add } = opened()
    const [one, two] = [await add(pdf), await add(png)]
    writeFileSync(placeOf(folder, one.sha256), readFileSync(placeOf(folder, two.sha256)))
    await refusal(store.bytes(one.sha256), 'attachment-lost')
  })

  it('更换密钥：旧密钥加密的照样读；整理时改用新密钥，之后不再需要旧密钥', async () => {
    const { folder, add } = opened(first)
    const { sha256: name } = await add(pdf)
    const both = opened(second, [first], folder)
    expect(Buffer.from(await both.store.bytes(name))).toEqual(pdf)
    expect(await both.store.tidy(0)).toEqual({ cleared: 0, sealed: 1 })
    expect(await sealedWith(placeOf(folder, name))).toBe(keyRing(second).current.id)
    expect(await both.store.tidy(0)).toEqual({ cleared: 0, sealed: 0 })
    const alone = opened(second, [], folder)
    expect(Buffer.from(await alone.store.bytes(name))).toEqual(pdf)
    expect(readdirSync(join(folder, partialFolder))).toEqual([])
  })

  it('没有旧密钥：核对时说出缺哪一把，整理时不动它', async () => {
    const { folder, add } = opened(first)
    const { sha256: name } = await add(pdf)
    const { store } = opened(second, [], folder)
    const { id: keyId } = keyRing(first).current
    expect((await store.check()).faults).toEqual([{ sha256: name, fault: 'no-key', keyId }])
    expect(await store.tidy(0)).toEqual({ cleared: 0, sealed: 0 })
    await refusal(store.read(name), 'attachment-lost')
  })

  it('加密以前存下的明文：照样读，核对时数出；整理时加密，内容不变', async () => {
    const { folder, store } = opened()
    const place = putPlain(folder, pdf)
    expect(await store.check([sha256(pdf)])).toEqual({ count: 1, plain: 1, faults: [] })
    expect(Buffer.from(await store.bytes(sha256(pdf)))).toEqual(pdf)
    expect(await store.tidy(0)).toEqual({ cleared: 0, sealed: 1 })
    expect(readFileSync(place).includes('%PDF')).toBe(false)
    expect(await store.check([sha256(pdf)])).toEqual({ count: 1, plain: 0, faults: [] })
    expect(Buffer.from(await store.bytes(sha256(pdf)))).toEqual(pdf)
  })

  it('被改动的明文不加密：留给核对说出', async () => {
    const { folder, store } = opened()
    writeFileSync(putPlain(folder, pdf), 'x')
    expect(await store.tidy(0)).toEqual({ cleared: 0, sealed: 0 })
    expect((await store.check()).faults).toEqual([{ sha256: sha256(pdf), fault: 'altered' }])
  })
})

describe('没写完的文件', () => {
  it('够久的清掉，可能正在写的留着', async () => {
    const { folder, store, add } = opened()
    await add(pdf)
    const [old, young] = ['old', 'young'].map((name) => join(folder, partialFolder, name))
    for (const place of [old, young]) writeFileSync(place ?? '', 'half')
    utimesSync(old ?? '', 1000, 1000)
    expect(await store.tidy(2_000_000)).toEqual({ cleared: 1, sealed: 0 })
    expect([old, young].map((place) => existsSync(place ?? ''))).toEqual([false, true])
  })

  it('还没有附件的文件夹：没有可整理的', async () => {
    expect(await opened().store.tidy(Date.now())).toEqual({ cleared: 0, sealed: 0 })
  })
})
