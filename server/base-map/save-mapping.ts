import type { ImportDetail, MappedColumn } from '#core/api/base-map-shapes.ts'
import { headingSet, mappingFaults } from '#core/base-map/mapping.ts'
import { ProblemError, problem } from '#core/error/problem.ts'
import type { Grant } from '../actions/authorise.ts'
import { instantText } from '../clock.ts'
import { saveMapping, updateImport } from '../db/base-imports.ts'
import { sha256 } from '../hash.ts'
import type { Service } from '../service.ts'
import { detailBody } from './import-detail.ts'
import { requireKeeperOf } from './keeper.ts'
import { openImportOf, readImport } from './stored-import.ts'

/**
 * Sets where the columns go, here and for files of the same kind and headings to come. Throws ProblemError: not-found,
 * base-import-closed, malformed-request with what is wrong with the mapping.
 */
export async function saveImportMapping(
  service: Service,
  grant: Grant,
  id: string,
  columns: readonly MappedColumn[],
): Promise<ImportDetail> {
  await requireKeeperOf(service, grant, id)
  const district = service.district.code
  const at = instantText(service.clock.now())
  const { username, name, role } = grant.actor
  return service.database.write(async (db) => {
    const stored = await openImportOf(db, district, grant, id)
    const { kind, headings } = stored
    const faults = mappingFaults(kind, headings, columns)
    if (faults.length > 0) {
      const issues = faults.map((message) => ({ path: 'columns', message }))
      throw new ProblemError(problem('malformed-request', { issues }))
    }
    const mapping = JSON.stringify(columns)
    const changes = { mapping, mapping_from: 'saved', stale: 1 }
    await updateImport(db, district, id, changes)
    const remembered = { district, kind, heading_set: sha256(headingSet(headings)), mapping }
    await saveMapping(db, { ...remembered, username, by_name: name, at })
    const details = { kind, columns: columns.length }
    await service.audit.append(db, { district, at, username, role, action: 'base-mapped', object: id, details })
    return detailBody(readImport({ ...stored.line, ...changes }), true)
  })
}
