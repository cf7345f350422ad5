import { guardedField, ownersOf } from '#core/access/export-fields.ts'
import type { ExportRequest, ExportRequestBody } from '#core/api/export-requests.ts'
import { malformed } from '#core/error/malformed.ts'
import { ProblemError, problem } from '#core/error/problem.ts'
import { townName } from '#core/vocabulary/district.ts'
import type { Actor } from '../actions/actor.ts'
import type { Grant } from '../actions/authorise.ts'
import { instantText } from '../clock.ts'
import { takeNumbers } from '../db/counter.ts'
import { findList } from '../db/department-lists.ts'
import { insertExportRequest } from '../db/export-requests.ts'
import type { ExportRequestTable } from '../db/parcel-figure-tables.ts'
import { requireDone } from '../evaluation-runs/read-evaluations.ts'
import type { Service } from '../service.ts'
import { exportRequestBody } from './view.ts'

/**
 * Asks for files with guarded values. Throws ProblemError: malformed-request (a field that needs no approval, a file that
 * is not told), not-found and evaluation-not-done for the evaluation or list it names.
 */
export async function askExport(service: Service, grant: Grant, body: ExportRequestBody): Promise<ExportRequest> {
  const { actor } = grant
  const { kind, cycle, object, town, fields, purpose } = body
  for (const key of fields) if (guardedField(key) === null) throw malformed('fields', `no guarded field ${key}`)
  if (town !== undefined && (kind !== 'ledger' || townName(town) === null)) throw malformed('town', 'not a town')
  await requireObject(service, actor, body)
  const at = instantText(service.clock.now())
  const district = service.district.code
  const asked = [...new Set(fields)]
  return service.database.write(async (db) => {
    const line: ExportRequestTable = {
      district,
      number: await takeNumbers(db, district, 'export-request'),
      kind,
      cycle,
      object: object ?? null,
      town_code: town ?? null,
      departments: JSON.stringify(ownersOf(asked)),
      asked_fields: JSON.stringify(asked),
      purpose,
      username: actor.username,
      by_name: actor.name,
      role: actor.role,
      at,
      ...undecided,
    }
    await insertExportRequest(db, line)
    const { username, role } = actor
    const details = { kind, cycle, object, town, fields: asked }
    const entry = { district, at, username, role, object: `export-request ${line.number}`, details } as const
    await service.audit.append(db, { ...entry, action: 'export-requested' })
    return exportRequestBody(line, actor, at)
  })
}

const undecided = {
  decision: null,
  decided_username: null,
  decided_by: null,
  decided_org: null,
  decided_at: null,
  decided_note: null,
  downloads: null,
  valid_until: null,
  used: 0,
  last_used_at: null,
  revoked_username: null,
  revoked_by: null,
  revoked_at: null,
  revoked_reason: null,
} as const

/** The evaluation or list the files are of is there, and of that year. */
async function requireObject(
  service: Service,
  actor: Actor,
  { kind, cycle, object }: ExportRequestBody,
): Promise<void> {
  if (kind === 'ledger') {
    if (object !== undefined) throw malformed('object', 'a ledger has none')
    return
  }
  if (object === undefined) throw malformed('object', 'which one')
  const found =
    kind === 'results'
      ? await requireDone(service, actor, object)
      : await service.database.read((db) => findList(db, service.district.code, object))
  if (found === null || found.cycle !== cycle) throw new ProblemError(problem('not-found', { what: '要导出的数据' }))
}
