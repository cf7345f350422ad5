import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { openDatabase } from '#server/db/database.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** A SQLite file with every table and no row: copying it takes less time than making the tables. */
    emptyFile: string | undefined
  }
}

/** Before the first test. Returns what takes the file away after the last. */
export async function setup(project: TestProject): Promise<() => void> {
  const folder = mkdtempSync(join(tmpdir(), 'parcel-checkup-template-'))
  const file = join(folder, 'district.sqlite')
  await (await openDatabase(file)).close()
  project.provide('emptyFile', file)
  return () => rmSync(folder, { recursive: true, force: true })
}
