import type { CloseRunBody, UploadRun } from '#core/api/bulk-upload-shapes.ts'
import { unsentReasons } from '#core/bulk-upload/unsent.ts'
import type { Grant } from '../actions/authorise.ts'
import { instantText } from '../clock.ts'
import { insertFile, lastFileNumber } from '../db/bulk-upload-files.ts'
import { updateRun } from '../db/bulk-upload-runs.ts'
import { sha256 } from '../hash.ts'
import type { Service } from '../service.ts'
import { refusedFile } from './file-line.ts'
import { runBodyOf } from './run-body.ts'
import { openRunOf } from './run-of.ts'

/**
 * Ends a run. What was written stays, also of a cancelled one; a file that is on its way at that moment is still
 * answered and recorded. Throws ProblemError: not-found, upload-run-closed.
 */
export async function closeRun(service: Service, grant: Grant, id: string, body: CloseRunBody): Promise<UploadRun> {
  const district = service.district.code
  const at = instantText(service.clock.now())
  const { username, role } = grant.actor
  return service.database.write(async (db) => {
    const run = await openRunOf(db, district, grant, id)
    let number = await lastFileNumber(db, district, id)
    for (const { name, size, reason } of body.unsent) {
      number += 1
      const place = { district, run: id, sha256: sha256(`unsent ${name}`), name, size, at }
      await insertFile(db, { ...refusedFile(place, { code: reason, ...unsentReasons[reason] }), number })
    }
    const changes = { state: body.end, announced: body.announced, closed_at: at }
    await updateRun(db, district, id, changes)
    const closedRun = await runBodyOf(db, grant, { ...run, ...changes })
    const { files, rows, left } = closedRun
    const details = { ended: body.end, ...files, left, ...prefixed(rows) }
    await service.audit.append(db, { district, at, username, role, action: 'upload-run-closed', object: id, details })
    return closedRun
  })
}

function prefixed(rows: UploadRun['rows']): Readonly<Record<string, number>> {
  return Object.fromEntries(Object.entries(rows).map(([outcome, count]) => [`rows-${outcome}`, count]))
}
