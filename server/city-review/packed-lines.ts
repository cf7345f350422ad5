import { promisify } from 'node:util'
import { deflateRaw, inflateRaw } from 'node:zlib'
import type { CityLine } from './review-lines.ts'

const pack = promisify(deflateRaw)
const unpack = promisify(inflateRaw)
const linesPerPack = 400

/** Lines that were read once and are gone through several times. */
export interface PackedLines {
  readonly count: number
  /** From the first on, each time it is asked. */
  lines(): AsyncGenerator<CityLine, void>
}

/**
 * Holds lines compressed: the files of a package must agree, so that they are read once, and the lines of a whole city
 * would take a hundred megabytes as they are.
 */
export async function packLines(lines: AsyncIterable<CityLine>): Promise<PackedLines> {
  const packs: Buffer[] = []
  let count = 0
  let open: CityLine[] = []
  const close = async (): Promise<void> => {
    packs.push(await pack(JSON.stringify(open)))
    open = []
  }
  for await (const line of lines) {
    count += 1
    open.push(line)
    if (open.length === linesPerPack) await close()
  }
  await close()
  return {
    count,
    async *lines() {
      // What we packed above.
      for (const packed of packs) yield* JSON.parse((await unpack(packed)).toString()) as CityLine[]
    },
  }
}
