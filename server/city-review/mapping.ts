import type { Kysely } from 'kysely'
import type { CityMapping } from '#core/api/city-review.ts'
import { type CityColumn, cityColumns, exampleMapping, exampleMappingNote } from '#core/city-review/mapping.ts'
import { ProblemError, problem } from '#core/error/problem.ts'
import type { Grant } from '../actions/authorise.ts'
import { instantText } from '../clock.ts'
import { insertMapping, latestMapping } from '../db/city-packages.ts'
import type { Schema } from '../db/schema.ts'
import type { Service } from '../service.ts'

/** The columns of the city's file as they are now; the example until the district saves its own. */
export async function currentMapping(db: Kysely<Schema>, district: string): Promise<CityMapping> {
  const found = await latestMapping(db, district)
  if (found === null) return { version: 0, columns: [...exampleMapping], note: exampleMappingNote, at: null, by: null }
  const { version, columns, note, at, by_name: by } = found
  return { version, columns: cityColumns.parse(JSON.parse(columns)), note, at, by }
}

/**
 * Saves a new version; packages keep the one they were made by. Throws ProblemError stage-changed when somebody has saved
 * one since.
 */
export async function saveMapping(
  { database, audit, clock, district: { code: district } }: Service,
  { actor: { username, name, role } }: Grant,
  { base, columns, note }: { readonly base: number; readonly columns: readonly CityColumn[]; readonly note: string },
): Promise<CityMapping> {
  const at = instantText(clock.now())
  return database.write(async (db) => {
    const current = await currentMapping(db, district)
    if (current.version !== base) {
      throw new ProblemError(problem('stage-changed', { by: current.by ?? '', at: current.at ?? '' }))
    }
    const version = base + 1
    const saved = { district, version, columns: JSON.stringify(columns), note, at, username, by_name: name }
    await insertMapping(db, saved)
    const entry = { district, at, username, role, object: `city-mapping ${version}`, details: { note } } as const
    await audit.append(db, { ...entry, action: 'city-mapping-saved' })
    return { version, columns: [...columns], note, at, by: name }
  })
}
