import type { Kysely } from 'kysely'
import { ProblemError, problem } from '#core/error/problem.ts'
import { type Grant, recordDenial } from '../actions/authorise.ts'
import { findFormalLetter, type LetterScope, withinLetterScope } from '../db/formal-letters.ts'
import type { FormalLetterTable } from '../db/letter-tables.ts'
import type { Schema } from '../db/schema.ts'
import type { Service } from '../service.ts'

/** A firm sees the letters to itself, a 街镇 those of its parcels and those to it, others all. */
export function letterScopeOf({ scope }: Grant): LetterScope {
  if (scope.kind === 'town') return { kind: 'town', town: scope.town }
  if (scope.kind === 'district') return { kind: 'all' }
  return { kind: 'firm', uscc: scope.kind === 'parcels' ? scope.owner : null }
}

function unknown(): ProblemError {
  return new ProblemError(problem('not-found', { what: '这份函件' }))
}

/** A letter of the reader's scope. Throws ProblemError not-found, also for one outside of it. */
export async function letterWithin(
  db: Kysely<Schema>,
  service: Service,
  grant: Grant,
  id: string,
): Promise<FormalLetterTable> {
  const found = await db
    .selectFrom('formal_letter')
    .selectAll()
    .where('district', '=', service.district.code)
    .where('id', '=', id)
    .where(withinLetterScope(letterScopeOf(grant)))
    .executeTakeFirst()
  if (found === undefined) throw unknown()
  return found
}

/** The same at the beginning of a use case: asking for a letter of others is written down. */
export async function requireLetter(service: Service, grant: Grant, id: string): Promise<FormalLetterTable> {
  const district = service.district.code
  const { line, isOutside } = await service.database.read(async (db) => {
    const within = await letterWithin(db, service, grant, id).catch((error: unknown) => {
      if (error instanceof ProblemError) return null
      throw error
    })
    return { line: within, isOutside: within === null && (await findFormalLetter(db, district, id)) !== null }
  })
  if (isOutside) await recordDenial(service, grant.actor, `formal-letter ${id}`)
  if (line === null) throw unknown()
  return line
}
