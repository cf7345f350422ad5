import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'

/** A folder of its own for one test, gone when the test has ended. */
export function temporaryFolder(within = tmpdir()): string {
  const folder = mkdtempSync(join(within, 'parcel-checkup-server-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

const onDisk = '/var/tmp'

/** The same on a disk, where a commit takes its time: temporary folders may be in memory. */
export function folderOnDisk(): string {
  return temporaryFolder(existsSync(onDisk) ? onDisk : tmpdir())
}
