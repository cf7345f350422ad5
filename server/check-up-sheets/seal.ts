import { createHash, createHmac, type Hash, timingSafeEqual } from 'node:crypto'
import type { KeyRing } from '../keys.ts'
import { derivedKey } from './code.ts'

/*
 * A PDF of sheets ends in a comment behind its last mark, which every reader passes over: the code of its one sheet (or
 * how many sheets it holds) and a seal over every byte before it. A file that was saved anew or altered has no seal that
 * fits.
 */
const mark = '%checkup-sheet'

/** Adds up the bytes of a file as they go by. */
export class Sealer {
  readonly #hash: Hash = createHash('sha256')

  add(bytes: Uint8Array): Uint8Array {
    this.#hash.update(bytes)
    return bytes
  }

  /** The last line of the file. @param about code of the sheet, or number of sheets */
  line(keys: KeyRing, about: string): Uint8Array {
    const digest = this.#hash.digest('hex')
    return Buffer.from(`${mark} ${encodeURIComponent(about)} ${sealOf(keys, digest, about)[0]}\n`)
  }
}

/** What the last line of a file says; null for a file without one. */
export interface FileSeal {
  readonly about: string
  readonly seal: string
  /** SHA-256 of the bytes before the line. */
  readonly digest: string
}

const longestLine = 600

export function readSeal(file: Uint8Array): FileSeal | null {
  const bytes = Buffer.from(file.buffer, file.byteOffset, file.byteLength)
  const from = bytes.lastIndexOf(mark)
  if (from === -1 || bytes.length - from > longestLine) return null
  const [, about = '', seal = ''] = bytes.subarray(from).toString('latin1').trimEnd().split(' ')
  const digest = createHash('sha256').update(bytes.subarray(0, from)).digest('hex')
  return { about: decodeURIComponent(about), seal, digest }
}

export function isSealed(keys: KeyRing, { about, seal, digest }: FileSeal): boolean {
  return sealOf(keys, digest, about).some((own) => isSame(own, seal))
}

function sealOf({ all }: KeyRing, digest: string, about: string): readonly string[] {
  return all.map((key) => createHmac('sha256', derivedKey(key)).update(`file ${about} ${digest}`).digest('hex'))
}

function isSame(a: string, b: string): boolean {
  return a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b))
}
