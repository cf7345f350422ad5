import type { KeyRing } from '../keys.ts'
import { contentHash } from './content-hash.ts'
import { sealedWith } from './sealed-file.ts'
import { placeOf, storedIn } from './shelves.ts'

export interface AttachmentCheck {
  /** Stored files. */
  readonly count: number
  /** Those of them that lie in plain, from before files were sealed. */
  readonly plain: number
  readonly faults: readonly AttachmentFault[]
}

export type AttachmentFault =
  | { readonly sha256: string; readonly fault: 'missing' | 'altered' }
  | { readonly sha256: string; readonly fault: 'no-key'; readonly keyId: string }

/** Reads every stored file and compares it with its name; the missing first, then in the order of the names. */
export async function checkAttachments(
  folder: string,
  keys: KeyRing,
  expected: Iterable<string>,
): Promise<AttachmentCheck> {
  const stored = new Set(await storedIn(folder))
  const missing = [...new Set(expected)].filter((sha256) => !stored.has(sha256))
  const faults: AttachmentFault[] = missing.map((sha256) => ({ sha256, fault: 'missing' }))
  let plain = 0
  for (const sha256 of stored) {
    const place = placeOf(folder, sha256)
    const keyId = await sealedWith(place)
    if (keyId === null) plain += 1
    if (keyId !== null && keys.find(keyId) === null) faults.push({ sha256, fault: 'no-key', keyId })
    else if ((await contentHash(place, keys)) !== sha256) faults.push({ sha256, fault: 'altered' })
  }
  return { count: stored.size, plain, faults }
}
