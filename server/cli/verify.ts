import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { songjiang } from '#core/vocabulary/district.ts'
import { attachmentsFolder } from '../attachments/place.ts'
import { anchorFiles } from '../audit/anchor-file.ts'
import { manifestFaults, manifestOf } from '../backup/check-manifest.ts'
import { anchorCopy, databaseCopy } from '../backup/manifest.ts'
import { type Verified, verifyDatabase } from '../backup/verify-database.ts'
import { readConfig } from '../config.ts'
import { heldKeys } from '../keys.ts'

/** Prints each check; 1 when one of them found a fault. */
export function tellChecks(checks: readonly Verified[]): number {
  for (const { name, sound, sentences } of checks) {
    console.log(`${sound ? '✓' : '✗'} ${name}：${sentences.join(sound ? '' : '\n  ')}`)
  }
  const isSound = checks.every(({ sound }) => sound)
  console.log(isSound ? '全部通过。' : '有检查没有通过，请不要在此数据库上继续工作，联系系统管理员。')
  return isSound ? 0 : 1
}

/** verify [--backup DIR]: the database of DATABASE_URL, or a backup, without changing it. */
export async function verifyCommand(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({ args: [...args], options: { backup: { type: 'string' } } })
  const { databaseUrl, keys: settings, anchorDir = null, attachmentsDir = null } = readConfig(process.env)
  const keys = heldKeys({ databaseUrl, keys: settings })
  const { backup } = values
  if (backup === undefined) {
    const files = anchorFiles(databaseUrl, songjiang.code, anchorDir)
    const attachments = attachmentsFolder(databaseUrl, attachmentsDir)
    const target = { url: databaseUrl, district: songjiang.code, keys, anchorFiles: files, attachments }
    return tellChecks(await verifyDatabase(target))
  }
  const manifest = await manifestOf(backup)
  const faults = await manifestFaults(backup, manifest, keys.audit)
  const files: Verified = {
    name: '清单',
    sound: faults.length === 0,
    sentences: faults.length === 0 ? [`${manifest.files.length} 个文件与清单的摘要相符，签名相符。`] : faults,
  }
  if (!files.sound) return tellChecks([files])
  const url = join(backup, databaseCopy)
  const { district } = manifest
  const rest = await verifyDatabase({ url, district, keys, anchorFiles: [join(backup, anchorCopy)], manifest })
  return tellChecks([files, ...rest])
}
