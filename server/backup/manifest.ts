import { createHash, createHmac } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import { z } from 'zod'
import { canonicalJson } from '../canonical-json.ts'
import type { Key, KeyRing } from '../keys.ts'

export const manifestFile = 'manifest.json'
export const databaseCopy = 'district.sqlite'
export const anchorCopy = 'anchors.jsonl'

const file = z.object({ path: z.string(), bytes: z.number().int(), sha256: z.string() })
export type BackedUpFile = z.infer<typeof file>

/** What a backup holds, written by us alone: its MAC is made with the audit key. */
const shape = z.object({
  format: z.literal(1),
  district: z.string(),
  at: z.string(),
  product: z.string(),
  /** Version of the scoring engine. */
  engine: z.string(),
  sqlite: z.string(),
  /** Names of the migrations the database has seen. */
  schema: z.array(z.string()),
  /** Rows of each table in the copy. */
  tables: z.record(z.string(), z.number().int()),
  /** Tables that were emptied in the copy: nobody is signed in after a restore. */
  leftOut: z.array(z.string()),
  files: z.array(file),
  /** Where the chains of the audit log stood. */
  audit: z.array(z.object({ chain: z.string(), seq: z.number().int(), hash: z.string() })),
  /** Ids of the keys without which the copy is of no use; the keys themselves are not in it. */
  keys: z.object({ data: z.string(), audit: z.string() }),
  mac: z.string(),
})
export type Manifest = z.infer<typeof shape>

export function signedManifest(key: Key, content: Omit<Manifest, 'mac'>): Manifest {
  return { ...content, mac: macOf(key, content) }
}

function macOf(key: Key, content: Omit<Manifest, 'mac'>): string {
  return createHmac('sha256', key.bytes)
    .update(canonicalJson({ kind: 'manifest', ...content }))
    .digest('hex')
}

/** Null when it is no manifest. */
export function readManifest(text: string): Manifest | null {
  try {
    return shape.parse(JSON.parse(text))
  } catch {
    return null
  }
}

export function isGenuineManifest(keys: KeyRing, { mac, ...content }: Manifest): boolean {
  const key = keys.find(content.keys.audit)
  return key !== null && macOf(key, content) === mac
}

/** SHA-256 of a file, read a piece at a time. */
export async function fileHash(path: string): Promise<string> {
  const digest = createHash('sha256')
  await pipeline(createReadStream(path), digest)
  return digest.digest('hex')
}
