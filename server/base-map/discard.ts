import type { BaseImport } from '#core/api/base-map-shapes.ts'
import type { Grant } from '../actions/authorise.ts'
import { instantText } from '../clock.ts'
import { updateImport } from '../db/base-imports.ts'
import type { Service } from '../service.ts'
import { requireKeeperOf } from './keeper.ts'
import { importBody, openImportOf, readImport } from './stored-import.ts'

/** Ends an import without applying it; what was read and found stays. Throws ProblemError: not-found, base-import-closed. */
export async function discardImport(service: Service, grant: Grant, id: string, reason: string): Promise<BaseImport> {
  await requireKeeperOf(service, grant, id)
  const district = service.district.code
  const at = instantText(service.clock.now())
  const { username, name, role } = grant.actor
  return service.database.write(async (db) => {
    const { line, kind } = await openImportOf(db, district, grant, id)
    const closed = { closed_username: username, closed_by: name, closed_at: at, closed_reason: reason }
    const changes = { state: 'discarded', ...closed }
    await updateImport(db, district, id, changes)
    const details = { kind }
    await service.audit.append(db, { district, at, username, role, action: 'base-discarded', object: id, details })
    return importBody(readImport({ ...line, ...changes }))
  })
}
