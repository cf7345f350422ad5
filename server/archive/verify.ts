import { createHash } from 'node:crypto'
import type { FileHandle } from 'node:fs/promises'
import { createInterface } from 'node:readline'
import { Readable } from 'node:stream'
import { type ArchiveManifest, archiveManifest, archiveSeal, manifestName, sealName } from '#core/archive/manifest.ts'
import { judgeAnchor, readAnchor } from '../audit/anchor.ts'
import { entryHash } from '../audit/chain.ts'
import type { AuditTable } from '../db/schema.ts'
import { sha256 } from '../hash.ts'
import type { KeyRing } from '../keys.ts'
import { entryContent, NotZipError, withZip, type ZipEntry, zipEntries } from './read-zip.ts'
import { judgeSeal } from './seal.ts'

/** What was found of a package. */
export interface VerifiedArchive {
  readonly manifest: ArchiveManifest | null
  /** Each in a sentence that names the file; empty for a sound package. */
  readonly faults: readonly string[]
  readonly entries: number
}

/** Checks a package with the keys it was sealed by: every file, the seal, every entry of the audit log, every anchor. */
export async function verifyArchive(file: string, keys: KeyRing): Promise<VerifiedArchive> {
  return withZip(file, async (handle) => {
    const found = await zipEntries(handle).catch((error: unknown) => {
      if (error instanceof NotZipError) return null
      throw error
    })
    const nothing = { manifest: null, entries: 0 }
    if (found === null) return { ...nothing, faults: ['文件不是完整的 zip，可能没有下载完。'] }
    const byName = new Map(found.map((entry) => [entry.name, entry]))
    const text = await textOf(handle, byName.get(manifestName))
    const manifest = archiveManifest.safeParse(jsonOf(text))
    if (!manifest.success) return { ...nothing, faults: [`${manifestName} 缺失或不是归档清单。`] }
    const faults = [
      ...sealFaults(keys, jsonOf(await textOf(handle, byName.get(sealName))), sha256(text ?? '')),
      ...(await fileFaults(handle, byName, manifest.data)),
    ]
    const audit = await auditFaults(handle, byName, keys)
    return { manifest: manifest.data, faults: [...faults, ...audit.faults], entries: audit.entries }
  })
}

async function textOf(handle: FileHandle, entry: ZipEntry | undefined): Promise<string | null> {
  if (entry === undefined) return null
  const pieces: Uint8Array[] = []
  for await (const piece of entryContent(handle, entry)) pieces.push(piece)
  return Buffer.concat(pieces).toString('utf8')
}

function jsonOf(text: string | null): unknown {
  try {
    return text === null ? null : JSON.parse(text)
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}

function sealFaults(keys: KeyRing, given: unknown, manifest: string): readonly string[] {
  const seal = archiveSeal.safeParse(given)
  if (!seal.success) return [`${sealName} 缺失或不是封签。`]
  switch (judgeSeal(keys, seal.data, manifest)) {
    case 'true':
      return []
    case 'key-unknown':
      return [`${sealName} 所用密钥 ${seal.data.keyId} 不在手边，无法核验封签；请加入 OLD_AUDIT_KEYS。`]
    case 'false':
      return [`${sealName} 与 ${manifestName} 不符：清单被改动，或不是本系统生成。`]
  }
}

async function fileFaults(
  handle: FileHandle,
  byName: ReadonlyMap<string, ZipEntry>,
  { files }: ArchiveManifest,
): Promise<readonly string[]> {
  const faults: string[] = []
  for (const { name, sha256: expected } of files) {
    const entry = byName.get(name)
    if (entry === undefined) faults.push(`缺少文件：${name}`)
    else if ((await digestOf(handle, entry)) !== expected) faults.push(`内容被改动：${name}`)
  }
  const listed = new Set([...files.map(({ name }) => name), manifestName, sealName])
  for (const name of byName.keys()) if (!listed.has(name)) faults.push(`清单以外的文件：${name}`)
  return faults
}

/** Null for what cannot be unpacked any more. */
async function digestOf(handle: FileHandle, entry: ZipEntry): Promise<string | null> {
  const digest = createHash('sha256')
  try {
    for await (const piece of entryContent(handle, entry)) digest.update(piece)
  } catch (error) {
    if (error instanceof NotZipError || (error instanceof Error && 'code' in error)) return null
    throw error
  }
  return digest.digest('hex')
}

async function auditFaults(
  handle: FileHandle,
  byName: ReadonlyMap<string, ZipEntry>,
  keys: KeyRing,
): Promise<{ readonly faults: readonly string[]; readonly entries: number }> {
  const entry = byName.get('audit/entries.jsonl')
  if (entry === undefined) return { faults: [], entries: 0 }
  const faults: string[] = []
  const hashes = new Map<number, string>()
  let before: Pick<AuditTable, 'seq' | 'hash'> | null = null
  const lines = createInterface({ input: Readable.from(entryContent(handle, entry)) })
  for await (const line of lines) {
    const { hash, ...columns } = jsonOf(line) as AuditTable
    const key = columns.key_id === null ? null : keys.find(columns.key_id)
    if (key === null) faults.push(`审计记录第 ${columns.seq} 条所用密钥不在手边。`)
    else if (entryHash(key, columns) !== hash) faults.push(`审计记录第 ${columns.seq} 条的内容与哈希不符。`)
    if (before !== null && (columns.seq !== before.seq + 1 || columns.previous_hash !== before.hash)) {
      faults.push(`审计记录在第 ${columns.seq} 条断开。`)
    }
    before = { seq: columns.seq, hash }
    if (hash !== null) hashes.set(columns.seq, hash)
    if (faults.length >= mostFaults) break
  }
  const anchors = jsonOf(await textOf(handle, byName.get('audit/anchors.json')))
  for (const given of Array.isArray(anchors) ? anchors : []) {
    const anchor = readAnchor(JSON.stringify(given))
    if (anchor === null || judgeAnchor(keys, anchor) !== 'genuine')
      faults.push('audit/anchors.json 里有不是本系统的锚点。')
    else if (hashes.get(anchor.seq) !== anchor.hash) faults.push(`锚点与审计记录第 ${anchor.seq} 条不符。`)
  }
  return { faults, entries: hashes.size }
}

const mostFaults = 20
