import type { Kysely } from 'kysely'
import type { z } from 'zod'
import type { BaseEntry, baseParcelEndpoints } from '#core/api/base-parcels.ts'
import { type Problem, problem } from '#core/error/problem.ts'
import { codeSystems } from '#core/form/code-system.ts'
import type { Grant } from '../actions/authorise.ts'
import { type Refusal, refusalBody } from '../actions/wording.ts'
import { instantText } from '../clock.ts'
import { distinct } from '../collections.ts'
import { entriesById, replaceEntryParcels, updateEntry } from '../db/base-entries.ts'
import type { BaseEntryTable } from '../db/base-map-tables.ts'
import type { Schema } from '../db/schema.ts'
import type { Service } from '../service.ts'
import { entryBodies } from './entry-view.ts'
import { keptKinds, requireKeeper, storedKind } from './keeper.ts'
import { unknownParcel } from './unknown-parcel.ts'

type Body = z.infer<(typeof baseParcelEndpoints)['decideBaseEntries']['body']>
type Item = Body['items'][number]

export interface EntryOutcome {
  readonly id: string
  readonly entry: BaseEntry | null
  readonly refusal: Refusal | null
}

/**
 * Puts lines of lists and leads to parcels and notes what became of leads; each has its own outcome. A line that others
 * decided on since is refused and shown again.
 */
export async function decideEntries(
  service: Service,
  grant: Grant,
  body: Body,
): Promise<{ readonly items: EntryOutcome[] }> {
  await requireKeeper(service, grant, null)
  const district = service.district.code
  const at = instantText(service.clock.now())
  const { username, role } = grant.actor
  return service.database.write(async (db) => {
    const ids = distinct(body.items.map(({ id }) => id))
    const before = await entriesById(db, district, ids)
    const refusals = new Map<string, Problem>()
    for (const item of body.items) {
      const entry = before.get(item.id)
      const refusal = await refusalOf(db, service, grant, item, entry)
      if (refusal !== null) refusals.set(item.id, refusal)
      else if (entry !== undefined) await decideEntry(db, service, grant, { item, entry, reason: body.reason, at })
    }
    const decided = ids.length - refusals.size
    const details = { entries: decided, refused: refusals.size }
    await service.audit.append(db, {
      district,
      at,
      username,
      role,
      action: 'base-entry-decided',
      object: ids[0] ?? '',
      details,
    })
    const after = await entriesById(db, district, ids)
    const bodies = new Map((await entryBodies(db, district, [...after.values()])).map((entry) => [entry.id, entry]))
    return {
      items: body.items.map(({ id }) => {
        const refusal = refusals.get(id)
        return {
          id,
          entry: refusal?.code === 'not-found' ? null : (bodies.get(id) ?? null),
          refusal: refusal === undefined ? null : refusalBody(refusal),
        }
      }),
    }
  })
}

async function refusalOf(
  db: Kysely<Schema>,
  { district }: Service,
  grant: Grant,
  { revision, parcelCodes }: Item,
  entry: BaseEntryTable | undefined,
): Promise<Problem | null> {
  if (entry === undefined || !keptKinds(grant).includes(storedKind(entry.kind))) {
    return problem('not-found', { what: '这一条' })
  }
  if (entry.revision !== revision) {
    return problem('row-changed-since', { by: entry.decided_by ?? entry.by_name, at: entry.decided_at ?? entry.at })
  }
  const unknown = parcelCodes === undefined ? null : await unknownParcel(db, district.code, normalised(parcelCodes))
  return unknown === null ? null : problem('not-found', { what: `地块 ${unknown}` })
}

function normalised(codes: readonly string[]): readonly string[] {
  return distinct(codes.map(codeSystems.parcel.normalise))
}

async function decideEntry(
  db: Kysely<Schema>,
  { district: { code: district } }: Service,
  { actor }: Grant,
  {
    item,
    entry,
    reason,
    at,
  }: { readonly item: Item; readonly entry: BaseEntryTable; readonly reason: string; readonly at: string },
): Promise<void> {
  const codes = item.parcelCodes === undefined ? null : normalised(item.parcelCodes)
  if (codes !== null) await replaceEntryParcels(db, district, entry.id, codes)
  await updateEntry(db, district, entry.id, {
    revision: entry.revision + 1,
    state: item.state ?? entry.state,
    matched: codes === null ? entry.matched : codes.length > 0 ? 1 : 0,
    decided_by: actor.name,
    decided_at: at,
    decided_reason: reason,
  })
}
