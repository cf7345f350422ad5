import type { Kysely } from 'kysely'
import type { Standard } from '#core/scoring/standard.ts'
import { exampleFamilies, standardById } from '#core/standards/catalogue.ts'
import type { EvaluationTable } from '../db/evaluation-tables.ts'
import type { Schema } from '../db/schema.ts'
import { insertText, textByHash } from '../db/standards.ts'
import { hashedText, standardWith, textWithHash, versionsOf } from './register.ts'

/**
 * Keeps what a model says, whose text a later program may bring otherwise; what the register holds is kept there.
 * @param evaluation number of the evaluation that is made by it
 */
export async function keepModelText(
  db: Kysely<Schema>,
  district: string,
  standard: Standard,
  hash: string,
  evaluation: number,
): Promise<void> {
  if (!exampleFamilies.includes(standard) || (await textByHash(db, district, standard.id, hash)) !== null) return
  const { content } = hashedText(standard)
  await insertText(db, { district, standard: standard.id, hash, content, revision: evaluation })
}

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
  if (text !== null && model !== undefined) {
    const { label, since, until } = model
    return { ...text, label, since, until }
  }
  const line = (await versionsOf(db, district)).find((each) => each.id === id)
  return text === null || line === undefined ? null : standardWith(text, line)
}
