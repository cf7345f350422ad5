import { createHmac } from 'node:crypto'
import { z } from 'zod'
import { canonicalJson } from '../canonical-json.ts'
import type { Key, KeyRing } from '../keys.ts'

/** Where a chain stood at a moment, kept outside the database: what is cut off behind it is missed. */
const anchorShape = z.object({
  /** District code, or the chain of the installation. */
  chain: z.string(),
  seq: z.number().int(),
  /** Hash of the entry of that number. */
  hash: z.string(),
  at: z.string(),
  key: z.string(),
  /** HMAC-SHA-256 over the rest: nobody without the key makes an anchor. */
  mac: z.string(),
})
export type Anchor = z.infer<typeof anchorShape>

type Unsigned = Omit<Anchor, 'mac' | 'key'>

export function anchorOf(key: Key, { chain, seq, hash, at }: Unsigned): Anchor {
  return { chain, seq, hash, at, key: key.id, mac: macOf(key, { chain, seq, hash, at }) }
}

function macOf(key: Key, { chain, seq, hash, at }: Unsigned): string {
  const signed = { kind: 'anchor', chain, seq, hash, at, key: key.id }
  return createHmac('sha256', key.bytes).update(canonicalJson(signed)).digest('hex')
}

/** Whether the anchor is ours; 'key-unknown' when the key it names is not at hand. */
export function judgeAnchor(keys: KeyRing, anchor: Anchor): 'genuine' | 'forged' | 'key-unknown' {
  const key = keys.find(anchor.key)
  if (key === null) return 'key-unknown'
  return macOf(key, anchor) === anchor.mac ? 'genuine' : 'forged'
}

/** One line of a file of anchors; null when it is none. */
export function readAnchor(line: string): Anchor | null {
  try {
    return anchorShape.parse(JSON.parse(line))
  } catch {
    return null
  }
}
