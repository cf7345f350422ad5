import type { ArchivePackage } from '#core/api/archives.ts'
import { ProblemError, problem } from '#core/error/problem.ts'
import type { Grant } from '../actions/authorise.ts'
import { instantText } from '../clock.ts'
import { archivePackages } from '../db/archive-packages.ts'
import type { ArchivePackageTable } from '../db/city-review-tables.ts'
import type { SentFile } from '../export/sent-file.ts'
import type { Service } from '../service.ts'
import { archiveContents } from './contents.ts'
import { runningBuild } from './running.ts'

const states = ['running', 'done', 'cancelled', 'failed'] as const

export function archiveBody(line: ArchivePackageTable): ArchivePackage {
  const { district, cycle, number, name, sha256, size, manifest, approval, failure, by_name: by } = line
  const build = line.state === 'running' ? runningBuild(district, cycle, number) : null
  return {
    number,
    state: states.find((each) => each === line.state) ?? 'failed',
    step: build?.step ?? line.step,
    done: build?.done ?? line.done,
    total: line.total,
    sha256,
    size,
    name,
    manifest,
    approval,
    failure: failure === null ? null : (failure.split(':')[0] ?? null),
    startedAt: line.started_at,
    finishedAt: line.finished_at,
    by,
  }
}

/** Packages of a year, the newest first, and what one holds. */
export async function listArchives(
  { database, district: { code } }: Service,
  cycle: string,
): Promise<{ items: ArchivePackage[]; contents: string[] }> {
  const lines = await database.read((db) => archivePackages(db, code, cycle))
  return { items: lines.map(archiveBody), contents: archiveContents.map(({ title }) => title) }
}

/** The very bytes that were written. Throws ProblemError: not-found, attachment-lost. */
export async function readArchive(
  service: Service,
  { actor: { username, role } }: Grant,
  cycle: string,
  number: number,
): Promise<SentFile> {
  const { database, audit, clock, attachments } = service
  const district = service.district.code
  const all = await database.read((db) => archivePackages(db, district, cycle))
  const found = all.find((line) => line.number === number)
  if (found?.sha256 == null || found.size === null) throw new ProblemError(problem('not-found', { what: '这个归档包' }))
  const { sha256, size, name } = found
  const bytes = await attachments.read(sha256)
  const at = instantText(clock.now())
  const object = `archive ${cycle} ${number}`
  await database.write((db) =>
    audit.append(db, { district, at, username, role, action: 'exported', object, details: { sha256 } }),
  )
  return { name, bytes, length: size }
}
