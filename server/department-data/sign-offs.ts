import { randomUUID } from 'node:crypto'
import type { Kysely } from 'kysely'
import type { SignOff, SignOffBody, SignOffChange, SignOffPreview, SignOffStanding } from '#core/api/sign-offs.ts'
import { type SignOffState, signedIndicators } from '#core/department-data/sign-off.ts'
import { ProblemError, problem } from '#core/error/problem.ts'
import { departments } from '#core/vocabulary/department.ts'
import type { Grant } from '../actions/authorise.ts'
import { instantText } from '../clock.ts'
import { takeNumbers } from '../db/counter.ts'
import type { Schema } from '../db/schema.ts'
import type { SignOffTable } from '../db/sign-off-tables.ts'
import { findSignOff, insertSignOff, signOffsOf, updateSignOff } from '../db/sign-offs.ts'
import type { Service } from '../service.ts'
import { changesSince, contentOf, signedData } from './sign-off-changes.ts'
import { figuresNow, standardOf } from './sign-off-figures.ts'
import { departmentOf } from './stored-list.ts'

/** @param isLatest no later one of the department for the same place stands */
async function bodyOf(db: Kysely<Schema>, line: SignOffTable, isLatest: boolean): Promise<SignOff> {
  const { id, department, cycle, town_code: town, change_seq: revision, statement } = line
  const isStanding = line.revoked_at === null && isLatest
  const changes = isStanding ? (await changesSince(db, signedData(line))).length : 0
  return {
    id,
    department,
    cycle,
    town,
    state: stateOf(line, isLatest, changes),
    revision,
    ...contentOf(line),
    statement,
    signed: { by: line.by_name, at: line.at },
    changes,
    revoked:
      line.revoked_at === null
        ? null
        : { by: line.revoked_by ?? '', at: line.revoked_at, reason: line.revoked_reason ?? '' },
  }
}

function stateOf({ revoked_at: revoked }: SignOffTable, isLatest: boolean, changes: number): SignOffState {
  if (revoked !== null) return 'revoked'
  if (!isLatest) return 'superseded'
  return changes > 0 ? 'stale' : 'valid'
}

/** Lines newest first: the first of each place that was not taken back stands. */
async function bodiesOf(db: Kysely<Schema>, lines: readonly SignOffTable[]): Promise<SignOff[]> {
  const seen = new Set<string>()
  const bodies: SignOff[] = []
  for (const line of lines) {
    const place = `${line.department} ${line.town_code ?? ''}`
    bodies.push(await bodyOf(db, line, !seen.has(place)))
    if (line.revoked_at === null) seen.add(place)
  }
  return bodies
}

/** Which departments have signed what, and which have not. Throws ProblemError no-standard-in-force. */
export async function listSignOffs(
  service: Service,
  grant: Grant,
  { cycle }: { readonly cycle: string },
): Promise<{ readonly standings: SignOffStanding[]; readonly items: SignOff[] }> {
  const own = departmentOf(grant)
  return service.database.read(async (db) => {
    const standard = await standardOf(db, service)
    const items = await bodiesOf(db, await signOffsOf(db, service.district.code, cycle, own))
    const standings = departments.flatMap(({ code }) => {
      const indicators = signedIndicators(standard, code).map(({ id, name }) => ({ id, name }))
      return indicators.length === 0 || (own !== null && own !== code) ? [] : [standingOf(code, indicators, items)]
    })
    return { standings, items }
  })
}

function standingOf(
  department: string,
  indicators: SignOffStanding['indicators'],
  items: readonly SignOff[],
): SignOffStanding {
  const standing = items.find(
    (item) =>
      item.department === department && item.town === null && (item.state === 'valid' || item.state === 'stale'),
  )
  if (standing === undefined) return { department, indicators, state: 'missing', by: null, at: null, changes: 0 }
  const { signed, changes } = standing
  return { department, indicators, state: changes > 0 ? 'stale' : 'valid', ...signed, changes }
}

/** What the department would sign now. Throws ProblemError no-standard-in-force. */
export async function previewSignOff(
  service: Service,
  { actor }: Grant,
  { cycle, town }: { readonly cycle: string; readonly town?: string | undefined },
): Promise<SignOffPreview> {
  const place = { district: service.district.code, cycle, department: actor.org ?? '', town: town ?? null }
  return service.database.read(async (db) => figuresNow(db, await standardOf(db, service), place))
}

/**
 * The department stands for the indicators computed from its data, as it saw them. Throws ProblemError:
 * no-standard-in-force, sign-off-unseen (its data changed since it looked).
 */
export async function signIndicators(
  service: Service,
  grant: Grant,
  { cycle, town, revision, statement }: SignOffBody,
): Promise<SignOff> {
  const district = service.district.code
  const { username, name, role, org } = grant.actor
  const department = org ?? ''
  return service.database.write(async (db) => {
    const standard = await standardOf(db, service)
    const seq = await takeNumbers(db, district, 'department-data')
    const at = instantText(service.clock.now())
    const { revision: now, ...content } = await figuresNow(db, standard, { district, cycle, department, town })
    const line: SignOffTable = {
      district,
      id: randomUUID(),
      seq,
      department,
      cycle,
      town_code: town,
      change_seq: now,
      figures: JSON.stringify(content),
      statement,
      username,
      by_name: name,
      at,
      revoked_username: null,
      revoked_by: null,
      revoked_at: null,
      revoked_reason: null,
    }
    const unseen = await changesSince(db, { ...signedData(line), seq: revision })
    if (unseen.length > 0 || content.indicators.length === 0) throw new ProblemError(problem('sign-off-unseen', {}))
    await insertSignOff(db, line)
    const details = { department, cycle, town, revision: now, standard: standard.id }
    const entry = { district, at, username, role, object: line.id, details } as const
    await service.audit.append(db, { ...entry, action: 'signed-off' })
    return bodyOf(db, line, true)
  })
}

async function lineOf(db: Kysely<Schema>, district: string, grant: Grant, id: string): Promise<SignOffTable> {
  const line = await findSignOff(db, district, id)
  const own = departmentOf(grant)
  if (line === null || (own !== null && line.department !== own)) {
    throw new ProblemError(problem('not-found', { what: '这份签认' }))
  }
  return line
}

/** Throws ProblemError: not-found, sign-off-closed. */
export async function revokeSignOff(service: Service, grant: Grant, id: string, reason: string): Promise<SignOff> {
  const district = service.district.code
  const { username, name, role } = grant.actor
  return service.database.write(async (db) => {
    await takeNumbers(db, district, 'department-data')
    const line = await lineOf(db, district, grant, id)
    if (line.revoked_at !== null) throw new ProblemError(problem('sign-off-closed', {}))
    const at = instantText(service.clock.now())
    const changes = { revoked_username: username, revoked_by: name, revoked_at: at, revoked_reason: reason }
    await updateSignOff(db, district, id, changes)
    const details = { department: line.department, cycle: line.cycle, town: line.town_code }
    await service.audit.append(db, { district, at, username, role, action: 'sign-off-revoked', object: id, details })
    return bodyOf(db, { ...line, ...changes }, true)
  })
}

/** Throws ProblemError not-found. */
export async function signOffChanges(
  service: Service,
  grant: Grant,
  id: string,
): Promise<{ readonly items: SignOffChange[] }> {
  return service.database.read(async (db) => {
    const line = await lineOf(db, service.district.code, grant, id)
    return { items: [...(await changesSince(db, signedData(line)))] }
  })
}
