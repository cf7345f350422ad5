import { existsSync } from 'node:fs'
import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { KeyRing } from '../keys.ts'
import { BackupError } from './backup-error.ts'
import { fileHash, isGenuineManifest, type Manifest, manifestFile, readManifest } from './manifest.ts'

/** The manifest of a backup folder. Throws BackupError when the folder is none. */
export async function manifestOf(folder: string): Promise<Manifest> {
  const path = join(folder, manifestFile)
  if (!existsSync(path)) {
    throw new BackupError(`${folder} 中没有 ${manifestFile}，不是完整的备份。请选备份时生成的文件夹。`)
  }
  const manifest = readManifest(await readFile(path, 'utf8'))
  if (manifest === null) throw new BackupError(`${path} 读不出来，备份已损坏或不是本系统的。请换一份备份。`)
  return manifest
}

/** What of a backup is not as its manifest says, a sentence each; none when all of it is. */
export async function manifestFaults(folder: string, manifest: Manifest, keys: KeyRing): Promise<readonly string[]> {
  const faults = isGenuineManifest(keys, manifest) ? [] : ['清单的签名不符：清单被改动，或审计密钥不是备份时的。']
  for (const { path, bytes, sha256 } of manifest.files) {
    const file = join(folder, path)
    if (!existsSync(file)) faults.push(`缺少文件 ${path}。`)
    else if ((await stat(file)).size !== bytes || (await fileHash(file)) !== sha256) {
      faults.push(`文件 ${path} 与清单记录的摘要不符。`)
    }
  }
  return faults
}
