import { createHash } from 'node:crypto'
import { gunzipSync, gzipSync } from 'node:zlib'
import type { ParcelFacts } from '#core/facts/facts.ts'
import { canonicalJson } from '../canonical-json.ts'

/*
 * What an evaluation judged, kept so that its results can be computed again: canonical JSON, a line a parcel, compressed
 * in pieces. The hash is of the whole, so that a piece that was altered or is missing is found.
 */
const parcelsPerPiece = 1000
/** Deflate's quick end: a third more bytes than its slow end, in a fifth of the time. */
const level = 3

/** A piece as it is kept. */
export interface InputPiece {
  readonly piece: number
  readonly firstCode: string
  readonly parcels: number
  readonly content: Uint8Array
}

export interface FrozenInputs {
  /** SHA-256 of the canonical JSON of the facts in code order. */
  readonly hash: string
  readonly pieces: readonly InputPiece[]
}

/** Adds up the hash of facts that come one after the other, without holding the whole text. */
class FactsHash {
  readonly #digest = createHash('sha256').update('[')
  #isFirst = true

  add(text: string): void {
    this.#digest.update(this.#isFirst ? text : `,${text}`)
    this.#isFirst = false
  }

  get hex(): string {
    return this.#digest.update(']').digest('hex')
  }
}

/** @param facts in code order */
export function freeze(facts: readonly ParcelFacts[]): FrozenInputs {
  const hash = new FactsHash()
  const pieces: InputPiece[] = []
  for (let start = 0; start < facts.length; start += parcelsPerPiece) {
    const some = facts.slice(start, start + parcelsPerPiece)
    const lines = some.map((one) => canonicalJson(one))
    for (const line of lines) hash.add(line)
    const content = gzipSync(lines.join('\n'), { level })
    pieces.push({ piece: pieces.length, firstCode: some[0]?.parcelCode ?? '', parcels: some.length, content })
  }
  return { hash: hash.hex, pieces }
}

/** The facts of a piece. Throws when it is not what `freeze` made. */
export function thawed(content: Uint8Array): readonly ParcelFacts[] {
  return linesOf(content).map((line) => JSON.parse(line) as ParcelFacts)
}

function linesOf(content: Uint8Array): readonly string[] {
  return gunzipSync(content).toString('utf8').split('\n')
}

export interface Thawed {
  readonly facts: readonly ParcelFacts[]
  /** Of what was read. */
  readonly hash: string
}

/** All facts again, a piece after the other. */
export async function thaw(pieces: AsyncIterable<Uint8Array>): Promise<Thawed> {
  const hash = new FactsHash()
  const facts: ParcelFacts[] = []
  for await (const content of pieces) {
    for (const line of linesOf(content)) {
      hash.add(line)
      facts.push(JSON.parse(line) as ParcelFacts)
    }
  }
  return { facts, hash: hash.hex }
}
