import { Zip, ZipPassThrough } from 'fflate'

export interface ZippedFile {
  readonly name: string
  readonly bytes: Uint8Array | AsyncIterable<Uint8Array>
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
  for await (const { name, bytes } of files) {
    const part = new ZipPassThrough(name)
    // One fixed time, in local components as zip has it.
    part.mtime = new Date(2026, 0, 1)
    zip.add(part)
    if (bytes instanceof Uint8Array) part.push(bytes)
    else for await (const piece of bytes) part.push(piece)
    part.push(new Uint8Array(0), true)
    yield* take()
  }
  zip.end()
  yield* take()
}
