import type { Kysely } from 'kysely'
import type { DecisionsBody } from '#core/api/base-map.ts'
import type { BaseImport } from '#core/api/base-map-shapes.ts'
import { malformed } from '#core/error/malformed.ts'
import type { Grant } from '../actions/authorise.ts'
import { instantText } from '../clock.ts'
import {
  type ComparisonPlace,
  conflictPage,
  type DecidedConflict,
  deleteDecisions,
  saveDecisions,
} from '../db/base-comparisons.ts'
import { updateImport } from '../db/base-imports.ts'
import type { Schema } from '../db/schema.ts'
import type { Service } from '../service.ts'
import type { ConflictDetail } from './comparison-lines.ts'
import { requireKeeperOf } from './keeper.ts'
import { importBody, openImportOf, readImport } from './stored-import.ts'

const conflictsAtOnce = 1000

/**
 * Records what a person decides about conflicts, or takes decisions back. The comparison is stale then: what is applied
 * is what the next one shows. A choice that a conflict does not offer is left out. Throws ProblemError: not-found,
 * base-import-closed, malformed-request (a single conflict that is not there, or does not offer the choice).
 */
export async function decideConflicts(
  service: Service,
  grant: Grant,
  id: string,
  body: DecisionsBody,
): Promise<{ readonly changed: number; readonly import: BaseImport }> {
  await requireKeeperOf(service, grant, id)
  const district = service.district.code
  const at = instantText(service.clock.now())
  const { username, name, role } = grant.actor
  return service.database.write(async (db) => {
    const stored = await openImportOf(db, district, grant, id)
    const place = { district, import: id, comparison: stored.line.comparison }
    const wanted = 'items' in body ? await single(db, place, body.items) : await matching(db, place, body)
    const changed = wanted.filter(({ conflict, choice }) => conflict.choice !== choice)
    const taken = changed.flatMap(({ conflict, choice }) => (choice === null ? [conflict.id] : []))
    await deleteDecisions(db, district, id, taken)
    await saveDecisions(
      db,
      changed.flatMap(({ conflict, choice }) =>
        choice === null ? [] : [{ district, import: id, conflict: conflict.id, choice, username, by_name: name, at }],
      ),
    )
    const changes = changed.length === 0 ? {} : { stale: 1 }
    if (changed.length > 0) {
      await updateImport(db, district, id, changes)
      const details = { decided: changed.length - taken.length, takenBack: taken.length }
      await service.audit.append(db, { district, at, username, role, action: 'base-decided', object: id, details })
    }
    return { changed: changed.length, import: importBody(readImport({ ...stored.line, ...changes })) }
  })
}

interface Wanted {
  readonly conflict: DecidedConflict
  readonly choice: string | null
}

function offers({ detail }: DecidedConflict, choice: string): boolean {
  const { choices } = JSON.parse(detail) as ConflictDetail
  return choices.some((one) => one.choice === choice)
}

async function single(
  db: Kysely<Schema>,
  place: ComparisonPlace,
  items: readonly { readonly id: string; readonly choice: string | null }[],
): Promise<readonly Wanted[]> {
  const ids = items.map(({ id }) => id)
  const filter = { ids, type: null, state: 'all', field: null, text: null } as const
  const found = await conflictPage(db, place, filter, { after: 0, limit: conflictsAtOnce })
  const all = new Map(found.map((conflict) => [conflict.id, conflict]))
  return items.map(({ id, choice }, index) => {
    const conflict = all.get(id)
    if (conflict !== undefined && (choice === null || offers(conflict, choice))) return { conflict, choice }
    const message = conflict === undefined ? 'no such conflict' : 'not a choice of this conflict'
    throw malformed(`items.${index}`, message)
  })
}

/** Open ones take the choice where they offer it; to take back is to take back all that are decided. */
async function matching(
  db: Kysely<Schema>,
  place: ComparisonPlace,
  { all, field, choice }: Extract<DecisionsBody, { all: string }>,
): Promise<readonly Wanted[]> {
  const wanted: Wanted[] = []
  for await (const conflict of conflicts(db, place, all, field ?? null)) {
    if (choice === null) {
      if (conflict.choice !== null) wanted.push({ conflict, choice: null })
      continue
    }
    if (conflict.choice !== null) continue
    const asked = choice === 'proposed' ? conflict.proposed : choice
    if (asked !== null && offers(conflict, asked)) wanted.push({ conflict, choice: asked })
  }
  return wanted
}

async function* conflicts(
  db: Kysely<Schema>,
  place: ComparisonPlace,
  type: string,
  field: string | null,
): AsyncGenerator<DecidedConflict, void> {
  let after = 0
  for (;;) {
    const page = await conflictPage(
      db,
      place,
      { ids: null, type, state: 'all', field, text: null },
      { after, limit: conflictsAtOnce },
    )
    yield* page
    const last = page.at(-1)
    if (page.length < conflictsAtOnce || last === undefined) return
    after = last.number
  }
}
