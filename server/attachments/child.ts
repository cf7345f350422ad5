/* The child process that looks into one attached file. Started by children.ts only. */
import { ProblemError } from '#core/error/problem.ts'
import { type BoundaryFile, readBoundary } from '#geo/boundary.ts'
import type { Encoding } from '#geo/read/decode.ts'
import type { AttachmentReply, AttachmentTask } from './child-messages.ts'
import { inspectArchive } from './inspect.ts'
import { unpackShapefile } from './shapefile.ts'

async function look(asked: AttachmentTask): Promise<AttachmentReply> {
  try {
    if (asked.task === 'inspect') return { kind: 'inspected', found: await inspectArchive(asked.bytes) }
    return { kind: 'read', boundary: readBoundary(await fileOf(asked), asked.declared, decode) }
  } catch (error) {
    // Anything else ends this process and reaches the server as our defect.
    if (!(error instanceof ProblemError)) throw error
    return { kind: 'refused', problem: error.problem }
  }
}

async function fileOf({ format, bytes, layer }: Extract<AttachmentTask, { task: 'boundary' }>): Promise<BoundaryFile> {
  switch (format) {
    case 'geojson':
      return { format, bytes }
    case 'dxf':
      return { format, bytes, layer }
    case 'shapefile':
      return { format, parts: await unpackShapefile(bytes) }
  }
}

function decode(bytes: Uint8Array, encoding: Encoding): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

process.once('message', async (asked: AttachmentTask) => {
  const reply = await look(asked)
  process.send?.(reply, () => process.disconnect())
})
