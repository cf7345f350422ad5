import { constants, existsSync } from 'node:fs'
import { chmod, copyFile, mkdir, open, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { attachmentsFolder } from '../attachments/place.ts'
import { anchorFiles, syncFolder } from '../audit/anchor-file.ts'
import { instantText, systemClock } from '../clock.ts'
import type { KeySettings } from '../config.ts'
import { isPostgresUrl } from '../database-place.ts'
import { holdDatabase } from '../db/hold.ts'
import { migrationNames } from '../db/migrate.ts'
import { restoringFile } from '../db/restoring-file.ts'
import { isFullDisk } from '../full-disk.ts'
import { keyFileOf, loadKeys } from '../keys.ts'
import { openService } from '../open-service.ts'
import { BackupError } from './backup-error.ts'
import { manifestFaults, manifestOf } from './check-manifest.ts'
import { anchorCopy, databaseCopy, type Manifest } from './manifest.ts'
import { restoreAttachments } from './restore-attachments.ts'
import { type Verified, verifyDatabase } from './verify-database.ts'

export interface RestoreAsked {
  /** Folder of the backup. */
  readonly from: string
  /** Place of the database file, where nothing may stand yet. */
  readonly to: string
  readonly keys: KeySettings
  /** File of keys that is to be put beside the database; null when they are there, or come from the environment. */
  readonly keyFile: string | null
  readonly by: { readonly username: string; readonly role: string }
  /** Folder of the attachments; absent or null: beside the database. */
  readonly attachmentsDir?: string | null
}

export interface Restored {
  readonly manifest: Manifest
  readonly checks: readonly Verified[]
}

/**
 * Puts a backup in its place, notes that in the log and verifies all of it. Nothing is overwritten, and nothing is put
 * anywhere before the backup has been found whole. Throws BackupError, and DatabaseError where a server has that place.
 */
export async function restoreBackup(asked: RestoreAsked): Promise<Restored> {
  const { to } = asked
  if (isPostgresUrl(to)) throw new BackupError('恢复到 PostgreSQL：先恢复为 SQLite 文件，再用 checkup move 迁移。')
  const file = resolve(to)
  // A file that was moved away is still that of the server which had it open; nor may one start on half a restore.
  const hold = holdDatabase(file, '恢复备份', systemClock)
  try {
    return await restoreTo(file, asked)
  } finally {
    hold.release()
  }
}

async function restoreTo(file: string, asked: RestoreAsked): Promise<Restored> {
  const { from, keys, keyFile, attachmentsDir = null } = asked
  const folder = resolve(from)
  requireFree(file)
  const manifest = await manifestOf(folder)
  requireKnownSchema(manifest)
  const made = [restoringFile(file)]
  try {
    await mkdir(dirname(file), { recursive: true })
    await writeFile(restoringFile(file), '', { mode: 0o600 })
    await requireKeys(file, keys, keyFile, manifest, made)
    const faults = await manifestFaults(folder, manifest, loadKeys({ databaseUrl: file, keys }).keys.audit)
    if (faults.length > 0) throw new BackupError(['备份不完整，没有恢复：', ...faults].join('\n'))
    await restoreAttachments(folder, manifest, attachmentsFolder(file, attachmentsDir), made)
    await putInPlace(folder, file, made)
    await noteRestored(asked, file, manifest)
  } catch (error) {
    for (const path of made) await rm(path, { recursive: true, force: true })
    if (!isFullDisk(error)) throw error
    throw new BackupError(`${dirname(file)} 或附件文件夹所在的磁盘空间不足，没有恢复，放下的已取回。请腾出空间后重试。`)
  }
  const loaded = loadKeys({ databaseUrl: file, keys }).keys
  const files = anchorFiles(file, manifest.district, null)
  const target = { url: file, district: manifest.district, keys: loaded, anchorFiles: files }
  const checks = await verifyDatabase({ ...target, attachments: attachmentsFolder(file, attachmentsDir) })
  return { manifest, checks }
}

/** Opens it, which brings it to the schema of this version, and puts the restore on record. */
async function noteRestored({ from, keys, by }: RestoreAsked, file: string, manifest: Manifest): Promise<void> {
  const service = await openService({ databaseUrl: file, keys })
  try {
    const at = instantText(systemClock.now())
    const details = { takenAt: manifest.at, mac: manifest.mac }
    const object = basename(resolve(from))
    const entry = { district: service.district.code, at, ...by, action: 'restored', object } as const
    await service.database.write((db) => service.audit.append(db, { ...entry, details }))
    await service.anchoring.now()
  } finally {
    await service.close()
  }
}

function requireFree(file: string): void {
  const there = [file, `${file}-wal`, ...anchorFiles(file, '', null)].filter((path) => existsSync(path))
  if (there.length === 0) return
  throw new BackupError(`${there.join('、')} 已存在，恢复不覆盖。请先移走，或用 --to 指定另一个位置。`)
}

function requireKnownSchema({ schema, product }: Manifest): void {
  const unknown = schema.filter((name) => !migrationNames.includes(name))
  if (unknown.length === 0) return
  throw new BackupError(
    `备份来自更新的版本（${product}），本版本不认识 ${unknown.join('、')}。请用该版本或更新的版本恢复。`,
  )
}

async function requireKeys(
  file: string,
  keys: KeySettings,
  keyFile: string | null,
  { keys: needed }: Manifest,
  made: string[],
): Promise<void> {
  const place = keyFileOf(file)
  if (keyFile !== null) {
    await putKeys(keyFile, place, made)
  }
  const given = keys.data !== null && keys.audit !== null
  if (!given && !existsSync(place)) {
    throw new BackupError(
      `恢复需要备份时的密钥（编号 ${needed.data}、${needed.audit}）。请用 --keys 给出密钥文件，或设置 DATA_KEY、AUDIT_KEY。`,
    )
  }
  const { data, audit } = loadKeys({ databaseUrl: file, keys }).keys
  const missing = [
    ...(data.find(needed.data) === null ? [`DATA_KEY ${needed.data}`] : []),
    ...(audit.find(needed.audit) === null ? [`AUDIT_KEY ${needed.audit}`] : []),
  ]
  if (missing.length > 0) throw new BackupError(`密钥与备份不符，缺少 ${missing.join('、')}。请给出备份时的密钥。`)
}

/** Those that a restore before, which was killed, has put there are as good. */
async function putKeys(from: string, place: string, made: string[]): Promise<void> {
  if (existsSync(place)) {
    if ((await readFile(from)).equals(await readFile(place))) return
    throw new BackupError(`${place} 已存在，不覆盖。请先移走，或去掉 --keys。`)
  }
  await copyFile(from, place, constants.COPYFILE_EXCL)
  made.push(place)
  await chmod(place, 0o600)
}

/** The copy gets its name only when it is whole and on disk. @param made what was put somewhere so far */
async function putInPlace(folder: string, file: string, made: string[]): Promise<void> {
  const partial = restoringFile(file)
  await copyFile(join(folder, databaseCopy), partial)
  await chmod(partial, 0o600)
  const handle = await open(partial, 'r+')
  await handle.sync()
  await handle.close()
  const [anchors] = anchorFiles(file, '', null)
  if (anchors !== undefined && existsSync(join(folder, anchorCopy))) {
    await copyFile(join(folder, anchorCopy), anchors, constants.COPYFILE_EXCL)
    made.push(anchors)
    await chmod(anchors, 0o600)
  }
  await rename(partial, file)
  made.push(file, `${file}-wal`, `${file}-shm`)
  await syncFolder(dirname(file))
}
