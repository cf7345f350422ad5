import type { Kysely } from 'kysely'
import type { Standard } from '#core/scoring/standard.ts'
import { exampleFamilies, standardById } from '#core/standards/catalogue.ts'
import type { EvaluationTable } from '../db/evaluation-tables.ts'
import type { Schema } from '../db/schema.ts'
import { hashedText, standardWith, textWithHash, versionsOf } from './register.ts'

/**
 * The standard an evaluation was made by, in the very text, whatever has become of the version since; null when the
 * register has it no more. Evaluations from before the register name what came with the program.
 */
export async function recordedStandard(
  db: Kysely<Schema>,
  { district, standard: id, standard_hash: hash }: Pick<EvaluationTable, 'district' | 'standard' | 'standard_hash'>,
): Promise<Standard | null> {
  if (hash === null) return standardById(id)
  const model = exampleFamilies.find((family) => family.id === id)
  if (model !== undefined && hashedText(model).hash === hash) return model
  const text = await textWithHash(db, district, id, hash)
  const line = (await versionsOf(db, district)).find((each) => each.id === id)
  return text === null || line === undefined ? null : standardWith(text, line)
}
