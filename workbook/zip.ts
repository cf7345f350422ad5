import { Zip, ZipPassThrough } from 'fflate'
import { DeflatedPart } from './write/deflated-part.ts'

export interface ZippedFile {
  readonly name: string
  readonly bytes: Uint8Array | AsyncIterable<Uint8Array>
  /** Of text: it is compressed on its way. */
  readonly compressed?: true
}

/**
 * Files as one zip, written while they come: no more than one is held. Workbooks are compressed already and are stored
 * as they are; names are UTF-8. The same files give the same bytes.
 */
export async function* streamZip(files: AsyncIterable<ZippedFile>): AsyncGenerator<Uint8Array, void> {
  let ready: Uint8Array[] = []
  const zip = new Zip((error, data) => {
    if (error) throw error
    ready.push(data)
  })
  const take = (): readonly Uint8Array[] => {
    const taken = ready
    ready = []
    return taken
  }
  for await (const { name, bytes, compressed = false } of files) {
    const part = compressed ? new DeflatedPart(name) : new StoredPart(name)
    // One fixed time, in local components as zip has it.
    part.mtime = new Date(2026, 0, 1)
    zip.add(part)
    for await (const piece of bytes instanceof Uint8Array ? [bytes] : bytes) {
      await part.write(piece)
      yield* take()
    }
    await part.end()
    yield* take()
  }
  zip.end()
  yield* take()
}

class StoredPart extends ZipPassThrough {
  async write(bytes: Uint8Array): Promise<void> {
    this.push(bytes)
  }

  async end(): Promise<void> {
    this.push(new Uint8Array(0), true)
  }
}
