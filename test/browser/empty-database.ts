import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openDatabase } from '#server/db/database.ts'

let bytes: Promise<Uint8Array> | null = null

/** A SQLite file with every table and no row, made once a process: most of an empty server's start is making tables. */
export async function writeEmptyDatabase(file: string): Promise<void> {
  bytes ??= emptyDatabase()
  await writeFile(file, await bytes)
}

async function emptyDatabase(): Promise<Uint8Array> {
  const folder = await mkdtemp(join(tmpdir(), 'parcel-checkup-empty-'))
  try {
    const file = join(folder, 'district.sqlite')
    await (await openDatabase(file)).close()
    return await readFile(file)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
