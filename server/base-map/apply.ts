import type { Kysely } from 'kysely'
import type { z } from 'zod'
import type { applicationBody } from '#core/api/base-map.ts'
import type { BaseImport } from '#core/api/base-map-shapes.ts'
import { isBaseSource } from '#core/base-map/source-kind.ts'
import { ProblemError, problem } from '#core/error/problem.ts'
import type { Grant } from '../actions/authorise.ts'
import { instantText, todayInShanghai } from '../clock.ts'
import { conflictPage, decisionsOf } from '../db/base-comparisons.ts'
import { updateImport } from '../db/base-imports.ts'
import { takeNumbers } from '../db/counter.ts'
import type { Schema } from '../db/schema.ts'
import type { Service } from '../service.ts'
import { type Application, applyBase, stale } from './apply-base.ts'
import { applyEntries } from './apply-entries.ts'
import { baseVersion } from './base-version.ts'
import { carryOut } from './carry-out.ts'
import { requireKeeperOf } from './keeper.ts'
import { type ImportCounts, importBody, openImportOf, readImport } from './stored-import.ts'
import { beginBatch } from './write-rows.ts'

/**
 * Carries out what a comparison showed, all of it in one transaction: on disk when it resolves, nothing of it when it
 * throws. Throws ProblemError: not-found, base-import-closed, base-comparison-stale (decided, mapped or changed since),
 * base-undecided (another number of undecided records than the person saw), storage-full, too-busy.
 */
export async function applyImport(
  service: Service,
  grant: Grant,
  id: string,
  { comparison, undecided, reason }: z.infer<typeof applicationBody>,
): Promise<BaseImport> {
  await requireKeeperOf(service, grant, id)
  const district = service.district.code
  const { actor } = grant
  const { username, name, role } = actor
  const result = await service.database.write(async (db) => {
    const stored = await openImportOf(db, district, grant, id)
    const { line } = stored
    const isSame = line.comparison === comparison && line.stale === 0 && line.counts !== null
    if (!isSame || line.base_version !== (await baseVersion(db, district))) throw stale()
    const counts = JSON.parse(line.counts ?? '{}') as ImportCounts
    const open = counts.changes.undecided ?? 0
    if (open !== undecided) throw new ProblemError(problem('base-undecided', { undecided: open }))
    const at = instantText(service.clock.now())
    const today = todayInShanghai(service.clock)
    const stamp = { district, cycle: line.cycle, grant, at, today, batch: `base-${id}` }
    const version = await takeNumbers(db, district, 'base-map')
    const decisions = await decisionsOf(db, district, id)
    const place = { district, import: id, comparison }
    const choiceOf = (conflict: string): string | null => decisions.get(conflict)?.choice ?? null
    const application: Application = { service, stored, place, stamp, reason, version, choiceOf }
    await beginBatch(db, stamp, line.file_sha256)
    if (isBaseSource(stored.kind)) {
      await applyBase(db, application)
      await retireMissing(db, application)
    } else await applyEntries(db, application)
    const changes = {
      state: 'applied',
      closed_username: username,
      closed_by: name,
      closed_at: at,
      closed_reason: reason,
    }
    await updateImport(db, district, id, changes)
    const details = { kind: stored.kind, cycle: line.cycle, comparison, version, ...counts.changes }
    await service.audit.append(db, { district, at, username, role, action: 'base-applied', object: id, details })
    return importBody(readImport({ ...line, ...changes }))
  })
  await service.database.refreshStatistics()
  return result
}

const conflictsAtOnce = 500

/** Parcels that the file leaves out, and of which somebody decided that they are to go. */
async function retireMissing(db: Kysely<Schema>, { service, stamp, place, reason }: Application): Promise<void> {
  const gone: string[] = []
  let after = 0
  for (;;) {
    const filter = { ids: null, type: 'missing', state: 'decided', field: null, text: null } as const
    const page = await conflictPage(db, place, filter, { after, limit: conflictsAtOnce })
    for (const { choice, parcel_code: code } of page) if (choice === 'retire' && code !== null) gone.push(code)
    const last = page.at(-1)
    if (page.length < conflictsAtOnce || last === undefined) break
    after = last.number
  }
  if (gone.length === 0) return
  const request = `${stamp.batch}-missing`
  await carryOut(db, service, stamp, { kind: 'retire', predecessors: gone, successors: [], reason, request })
}
