import { constants, existsSync } from 'node:fs'
import { chmod, copyFile, cp, mkdir, open, readdir, rename, rm, stat, writeFile } from 'node:fs/promises'
import { basename, dirname, join, relative, resolve } from 'node:path'
import { engineVersion } from '#core/scoring/engine.ts'
import { attachmentFolder } from '../attachments/place.ts'
import { partialFolder } from '../attachments/shelves.ts'
import { syncFolder } from '../audit/anchor-file.ts'
import { instantText } from '../clock.ts'
import { isPostgresUrl } from '../database-place.ts'
import { isFullDisk } from '../full-disk.ts'
import type { Keys } from '../keys.ts'
import type { Service } from '../service.ts'
import { BackupError } from './backup-error.ts'
import { backupName, partialEnding } from './backup-name.ts'
import { clearPartials } from './clear-partials.ts'
import {
  anchorCopy,
  type BackedUpFile,
  databaseCopy,
  fileHash,
  type Manifest,
  manifestFile,
  signedManifest,
} from './manifest.ts'
import { runCopy } from './run-copy.ts'

/** Who asks for it; null for the server's own schedule. */
export interface BackupAsked {
  readonly to: string
  readonly product: string
  readonly by: { readonly username: string; readonly role: string } | null
  /** Gives it up: what was copied is taken away and the failure recorded. */
  readonly signal?: AbortSignal
}

export interface MadeBackup {
  readonly folder: string
  readonly manifest: Manifest
}

/**
 * Backs the SQLite database up while it is being written to: everything acknowledged before this was called is in it.
 * `to` is a folder that is there, which is given a new one, or the place of the new one. What stands under its final
 * name is complete and on disk. Throws BackupError.
 */
export async function createBackup(
  service: Service,
  keys: Keys,
  { to, product, by, signal }: BackupAsked,
): Promise<MadeBackup> {
  const { database, district, clock } = service
  if (isPostgresUrl(database.url)) throw new BackupError('PostgreSQL 请用 pg_dump 备份，见 checkup backup 的提示。')
  const at = instantText(clock.now())
  const folder = await newFolder(resolve(to), backupName(district.code, at))
  const partial = `${folder}${partialEnding}`
  let isOurs = false
  try {
    signal?.throwIfAborted()
    await makePartial(partial, district.code)
    isOurs = true
    const { sqlite, schema, tables, leftOut, audit } = await runCopy(
      { from: database.url, to: join(partial, databaseCopy) },
      signal,
    )
    await copyBeside(service, partial, signal)
    const content = {
      format: 1 as const,
      district: district.code,
      at,
      product,
      engine: engineVersion,
      sqlite,
      schema: [...schema],
      tables: { ...tables },
      leftOut: [...leftOut],
      files: await filesIn(partial, signal),
      audit: [...audit],
      keys: { data: keys.data.current.id, audit: keys.audit.current.id },
    }
    const manifest = signedManifest(keys.audit.current, content)
    await writeFile(join(partial, manifestFile), `${JSON.stringify(manifest, null, 2)}\n`, { mode: 0o600, flush: true })
    await syncFolder(partial)
    await rename(partial, folder)
    await syncFolder(dirname(folder))
    await record(service, by, folder, { result: 'done', mac: manifest.mac })
    return { folder, manifest }
  } catch (error) {
    if (isOurs) await rm(partial, { recursive: true, force: true })
    // On the disk that is full it cannot be: what is told is then why the backup failed.
    await record(service, by, folder, { result: 'failed' }).catch(() => undefined)
    if (!isFullDisk(error)) throw error
    throw new BackupError(`${dirname(folder)} 的空间不足，没有备份，不留半份。请腾出空间或换一个位置后重试。`)
  }
}

async function newFolder(to: string, name: string): Promise<string> {
  const isFolder = existsSync(to) && (await stat(to)).isDirectory()
  const folder = isFolder ? join(to, name) : to
  if (existsSync(folder)) throw new BackupError(`${folder} 已存在，备份不覆盖。请换一个位置或稍后再试。`)
  return folder
}

/** Two that write the same would take away each other's. Throws BackupError. */
async function makePartial(partial: string, district: string): Promise<void> {
  await mkdir(dirname(partial), { recursive: true, mode: 0o700 })
  await clearPartials(dirname(partial), district)
  if (existsSync(partial)) {
    throw new BackupError(`${partial} 已存在：另一个备份正在写，或上次备份被中断。没有备份在进行时请删去它再试。`)
  }
  await mkdir(partial, { mode: 0o700 })
}

/** The anchors and the attachments, as they stand after the copy: never older than it. */
async function copyBeside({ anchoring, attachments }: Service, partial: string, signal?: AbortSignal): Promise<void> {
  const [anchors] = anchoring.files
  if (anchors !== undefined && existsSync(anchors)) {
    await copyFile(anchors, join(partial, anchorCopy), constants.COPYFILE_EXCL)
    await chmod(join(partial, anchorCopy), 0o600)
  }
  if (existsSync(attachments.folder)) {
    // What is still being written was not acknowledged.
    const filter = (from: string): boolean => {
      signal?.throwIfAborted()
      return basename(from) !== partialFolder
    }
    await cp(attachments.folder, join(partial, attachmentFolder), { recursive: true, filter })
  }
}

async function filesIn(folder: string, signal?: AbortSignal): Promise<BackedUpFile[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const pathsOf = (chosen: typeof entries): string[] => chosen.map((entry) => join(entry.parentPath, entry.name))
  const paths = pathsOf(entries.filter((entry) => entry.isFile()))
  const files: BackedUpFile[] = []
  for (const path of paths.sort()) {
    signal?.throwIfAborted()
    const { size } = await stat(path)
    files.push({ path: relative(folder, path).replaceAll('\\', '/'), bytes: size, sha256: await fileHash(path) })
    await syncFile(path)
  }
  for (const path of pathsOf(entries.filter((entry) => entry.isDirectory()))) await syncFolder(path)
  return files
}

/** A copy stays in memory for a while: the backup gets its name when all of it is on disk. */
async function syncFile(path: string): Promise<void> {
  // Windows asks for the right to write, which a file that is only to be read does not give elsewhere.
  const handle = await open(path, process.platform === 'win32' ? 'r+' : 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

async function record(
  { database, audit, clock, district }: Service,
  by: BackupAsked['by'],
  folder: string,
  details: Readonly<Record<string, string>>,
): Promise<void> {
  const { username, role } = by ?? { username: null, role: null }
  const entry = { district: district.code, at: instantText(clock.now()), username, role } as const
  await database.write((db) => audit.append(db, { ...entry, action: 'backed-up', object: basename(folder), details }))
}
