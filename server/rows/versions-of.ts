import type { Kysely } from 'kysely'
import type { FormId } from '#core/forms/catalogue.ts'
import { keyText, type RowKey } from '#core/record/key.ts'
import { groupedBy } from '../collections.ts'
import { versionsOfRows } from '../db/rows.ts'
import type { Schema } from '../db/schema.ts'
import { type Version, versionOf } from './history.ts'

/** Every change of the rows, oldest first, by the text of their keys. */
export async function versionsOf(
  db: Kysely<Schema>,
  district: string,
  keys: readonly RowKey[],
): Promise<ReadonlyMap<string, readonly Version[]>> {
  const found = new Map<string, readonly Version[]>()
  for (const [place, ofPlace] of groupedBy(keys, (key) => `${key.form} ${key.cycle}`)) {
    const [form = '', cycle = ''] = place.split(' ') as [FormId, string]
    const versions = await versionsOfRows(db, district, form, cycle, ofPlace.map(keyText))
    for (const [text, ofRow] of groupedBy(versions, (version) => version.row_key)) found.set(text, ofRow.map(versionOf))
  }
  return found
}
