import { createHmac, timingSafeEqual } from 'node:crypto'
import type { ArchiveSeal } from '#core/archive/manifest.ts'
import type { Key, KeyRing } from '../keys.ts'

/** @param manifest SHA-256 of manifest.json */
export function sealArchive({ current }: KeyRing, manifest: string): ArchiveSeal {
  return { format: 'parcel-checkup archive seal', manifest, keyId: current.id, mac: macOf(current, manifest) }
}

/** Whether the seal is ours and of this manifest; 'key-unknown' when the key it names is not at hand. */
export function judgeSeal(keys: KeyRing, seal: ArchiveSeal, manifest: string): 'true' | 'false' | 'key-unknown' {
  const key = keys.find(seal.keyId)
  if (key === null) return 'key-unknown'
  const own = Buffer.from(macOf(key, manifest))
  const theirs = Buffer.from(seal.mac)
  return own.length === theirs.length && timingSafeEqual(own, theirs) ? 'true' : 'false'
}

/** Never the key of the audit log itself: a package leaves the house. */
function macOf({ bytes }: Key, manifest: string): string {
  const derived = createHmac('sha256', bytes).update('archive key').digest()
  return createHmac('sha256', derived).update(`archive ${manifest}`).digest('hex')
}
