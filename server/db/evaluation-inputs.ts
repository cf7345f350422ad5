import type { Kysely } from 'kysely'
import type { EvaluationInputTable } from './evaluation-tables.ts'
import type { Schema } from './schema.ts'

/** Keeps a piece; the same piece of the same inputs is kept once. */
export async function keepInput(db: Kysely<Schema>, piece: EvaluationInputTable): Promise<void> {
  await db
    .insertInto('evaluation_input')
    .values(piece)
    .onConflict((known) => known.columns(['district', 'input_hash', 'piece']).doNothing())
    .execute()
}

/** A piece of the inputs, null when there is none of that number. */
export async function findInput(
  db: Kysely<Schema>,
  district: string,
  inputHash: string,
  piece: number,
): Promise<EvaluationInputTable | null> {
  const found = await db
    .selectFrom('evaluation_input')
    .selectAll()
    .where('district', '=', district)
    .where('input_hash', '=', inputHash)
    .where('piece', '=', piece)
    .executeTakeFirst()
  return found ?? null
}

/** The piece in which a parcel stands, if it is among the inputs at all: pieces are in code order. */
export async function findInputOfParcel(
  db: Kysely<Schema>,
  district: string,
  inputHash: string,
  parcelCode: string,
): Promise<EvaluationInputTable | null> {
  const found = await db
    .selectFrom('evaluation_input')
    .selectAll()
    .where('district', '=', district)
    .where('input_hash', '=', inputHash)
    .where('first_code', '<=', parcelCode)
    .orderBy('piece', 'desc')
    .limit(1)
    .executeTakeFirst()
  return found ?? null
}

/** Takes away the inputs of a hash that no evaluation names. */
export async function dropUnusedInputs(db: Kysely<Schema>, district: string, inputHash: string): Promise<void> {
  await db
    .deleteFrom('evaluation_input')
    .where('district', '=', district)
    .where('input_hash', '=', inputHash)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('evaluation')
            .select('number')
            .where('evaluation.district', '=', district)
            .where('evaluation.input_hash', '=', inputHash),
        ),
      ),
    )
    .execute()
}
