import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Does the work with the place of a database that is not there yet; its folder goes when the work has ended. */
export async function withScratchDatabase<Told>(work: (database: string) => Promise<Told>): Promise<Told> {
  const folder = mkdtempSync(join(tmpdir(), 'parcel-checkup-bench-'))
  try {
    return await work(join(folder, 'district.sqlite'))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
