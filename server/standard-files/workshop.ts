import { ProblemError, problem } from '#core/error/problem.ts'
import type { Standard } from '#core/scoring/standard.ts'
import { seenKind, tellingBytes } from '../attachments/content.ts'
import { contentHash } from '../hash.ts'
import { childPool } from '../jobs/child-pool.ts'
import { unanswered } from '../upload/unanswered.ts'
import type { StandardFileFormat, StandardFileRead, StandardFileReply, StandardFileTask } from './child-messages.ts'
import { standardFileLimits } from './limits.ts'

const children = childPool<StandardFileTask, StandardFileReply>(
  new URL('./child.ts', import.meta.url),
  standardFileLimits,
)

/** The last workbooks by the digest of their standard: a published one is fetched by many. Each has some 50 KB. */
const made = new Map<string, Uint8Array>()
const mostMade = 4

/** 评估标准.xlsx, made beside the server. Throws ProblemError too-busy; any other error is a defect of ours. */
export async function writeStandardFile(standard: Standard): Promise<Uint8Array> {
  const digest = contentHash(standard)
  const bytes = made.get(digest) ?? (await write(standard))
  made.delete(digest)
  made.set(digest, bytes)
  for (const oldest of [...made.keys()].slice(0, -mostMade)) made.delete(oldest)
  return bytes
}

async function write(standard: Standard): Promise<Uint8Array> {
  const reply = await answered({ kind: 'write', standard })
  if (reply.kind !== 'written') throw new Error(`a standard was not written: ${reply.kind}`)
  return reply.bytes
}

/** By content; what is neither package nor plain text is left to the guard, which says what it is. */
export function formatOfStandardFile(bytes: Uint8Array): StandardFileFormat {
  const seen = seenKind(bytes.subarray(0, tellingBytes), bytes.subarray(-tellingBytes))
  // A standard has a name, as boundaries have.
  const isOther = seen !== null && seen !== 'geojson'
  const isText = !isOther && bytes.length > 0 && !bytes.subarray(0, tellingBytes).includes(0)
  return isText ? 'json' : 'xlsx'
}

/** Throws ProblemError: those of previewStandardFile. Any other error is a defect of ours. */
export async function parseStandardFile(bytes: Uint8Array): Promise<StandardFileRead> {
  const { bytes: limitBytes } = standardFileLimits
  // Before the file is copied to the child.
  if (bytes.length > limitBytes) throw new ProblemError(problem('workbook-too-large', { limitBytes }))
  const reply = await answered({ kind: 'read', format: formatOfStandardFile(bytes), bytes })
  if (reply.kind !== 'read') throw new Error(`a standard was not read: ${reply.kind}`)
  return reply.read
}

async function answered(task: StandardFileTask): Promise<Exclude<StandardFileReply, { readonly kind: 'refused' }>> {
  const outcome = await children.run(task)
  if (outcome.kind !== 'answered') throw unanswered(outcome, standardFileLimits, "workshop of standards' files")
  if (outcome.reply.kind === 'refused') throw new ProblemError(outcome.reply.problem)
  return outcome.reply
}
