import type { BaseImport } from '#core/api/base-map-shapes.ts'
import { isBaseSource } from '#core/base-map/source-kind.ts'
import { ProblemError, problem } from '#core/error/problem.ts'
import type { Grant } from '../actions/authorise.ts'
import { instantText } from '../clock.ts'
import { decisionsOf, keepOnly } from '../db/base-comparisons.ts'
import { updateImport } from '../db/base-imports.ts'
import { takeNumbers } from '../db/counter.ts'
import type { Service } from '../service.ts'
import { baseVersion } from './base-version.ts'
import { compareBase } from './compare-base.ts'
import { compareEntries } from './compare-entries.ts'
import { ComparisonLines } from './comparison-lines.ts'
import { requireKeeperOf } from './keeper.ts'
import { indexParcels } from './known-parcels.ts'
import { codeMaker } from './make-codes.ts'
import { indexOverlaps } from './overlaps.ts'
import { importBody, openImportOf, readImport } from './stored-import.ts'

/** Imports that are being compared by this process: a second comparison would write the same lines. */
const running = new Set<string>()
const retryAfterSeconds = 10

function tooBusy(): ProblemError {
  return new ProblemError(problem('too-busy', { retryAfterSeconds }))
}

/**
 * Compares an import with the base as it stands and with what was decided so far; the lines of the last comparison are
 * replaced when all are written. Nothing of the parcels changes. Throws ProblemError: not-found, base-import-closed,
 * too-busy.
 */
export async function compareImport(service: Service, grant: Grant, id: string): Promise<BaseImport> {
  await requireKeeperOf(service, grant, id)
  const { database, audit } = service
  const district = service.district.code
  const place = `${district}/${id}`
  if (running.has(place)) throw tooBusy()
  running.add(place)
  try {
    // Numbers are never given twice: lines that a broken comparison left behind are nobody's.
    const comparison = await database.write((db) => takeNumbers(db, district, 'base-import'))
    const begun = await database.read(async (db) => {
      const stored = await openImportOf(db, district, grant, id)
      const index = await indexParcels(db, district, stored.line.cycle)
      return {
        stored,
        index,
        version: await baseVersion(db, district),
        decisions: await decisionsOf(db, district, id),
        overlaps: await indexOverlaps(db, district),
        codes: await codeMaker(db, district, index.isTaken),
      }
    })
    const { stored, index, overlaps, codes, version } = begun
    const to = { district, import: id, comparison }
    const lines = new ComparisonLines(service, to, begun.decisions)
    const context = { service, stored, index, overlaps, lines }
    if (isBaseSource(stored.kind)) await compareBase(context, codes)
    else await compareEntries(context)
    await lines.flush()
    const counts = lines.counts()
    return await database.write(async (db) => {
      // Mapped, decided or closed meanwhile: what was compared is stale at once.
      const now = await openImportOf(db, district, grant, id)
      // Another server compared it too, and was faster.
      if (now.line.comparison !== stored.line.comparison) throw tooBusy()
      const decisions = await decisionsOf(db, district, id)
      const isSame =
        now.line.mapping === stored.line.mapping &&
        JSON.stringify([...decisions]) === JSON.stringify([...begun.decisions])
      const changes = {
        state: 'compared',
        comparison,
        stale: isSame ? 0 : 1,
        counts: JSON.stringify(counts),
        base_version: version,
      }
      await updateImport(db, district, id, changes)
      await keepOnly(db, to)
      const { username, role } = grant.actor
      const at = instantText(service.clock.now())
      const details = { comparison, ...counts.changes, faults: counts.faults }
      await audit.append(db, { district, at, username, role, action: 'base-compared', object: id, details })
      return importBody(readImport({ ...now.line, ...changes }))
    })
  } finally {
    running.delete(place)
  }
}
