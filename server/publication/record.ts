import type { Kysely } from 'kysely'
import type { PublicationAct } from '#core/publication/act.ts'
import type { Actor } from '../actions/actor.ts'
import type { PublicationTable } from '../db/publication-tables.ts'
import { insertPublicationEvent, updatePublication } from '../db/publications.ts'
import type { Schema } from '../db/schema.ts'
import type { Service } from '../service.ts'

/** One thing that happened to a publication. */
export interface PublicationEvent {
  readonly act: 'prepare' | PublicationAct
  readonly at: string
  readonly note: string | null
  /** For the event and the audit log; no personal data. */
  readonly details: Readonly<Record<string, unknown>>
}

/** Writes the event, the publication as it stands then, and the entry in the audit log. */
export async function recordPublicationEvent(
  db: Kysely<Schema>,
  { audit }: Pick<Service, 'audit'>,
  publication: PublicationTable,
  { username, name, role }: Actor,
  { act, at, note, details }: PublicationEvent,
  changes: Partial<PublicationTable> = {},
): Promise<PublicationTable> {
  const { district, number: publicationNumber, cycle } = publication
  const number = publication.revision + 1
  const by = { username, by_name: name, role }
  const event = { publication: publicationNumber, number, act, at, ...by, note, details: JSON.stringify(details) }
  await insertPublicationEvent(db, { district, ...event })
  const after = { ...changes, revision: number, changed_at: at, changed_by: name }
  await updatePublication(db, district, publicationNumber, after)
  await audit.append(db, {
    district,
    at,
    username,
    role,
    action: 'publication-acted',
    object: `publication ${publicationNumber}`,
    details: { act, cycle, ...details, ...(note === null ? {} : { reason: note }) },
  })
  return { ...publication, ...after }
}
