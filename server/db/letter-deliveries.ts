import type { Kysely } from 'kysely'
import type { LetterDeliveryTable, LetterReceiptTable } from './letter-tables.ts'
import type { Schema } from './schema.ts'

export async function insertDelivery(db: Kysely<Schema>, delivery: LetterDeliveryTable): Promise<void> {
  await db.insertInto('letter_delivery').values(delivery).execute()
}

/** Oldest first. */
export async function deliveriesOf(
  db: Kysely<Schema>,
  district: string,
  letter: string,
): Promise<readonly LetterDeliveryTable[]> {
  return db
    .selectFrom('letter_delivery')
    .selectAll()
    .where('district', '=', district)
    .where('letter', '=', letter)
    .orderBy('number')
    .execute()
}

/** False when the same content was attached to the delivery before. */
export async function insertReceipt(db: Kysely<Schema>, receipt: LetterReceiptTable): Promise<boolean> {
  const inserted = await db
    .insertInto('letter_receipt')
    .values(receipt)
    .onConflict((conflict) => conflict.columns(['district', 'letter', 'delivery', 'sha256']).doNothing())
    .returning('sha256')
    .executeTakeFirst()
  return inserted !== undefined
}

export async function receiptsOf(
  db: Kysely<Schema>,
  district: string,
  letter: string,
): Promise<readonly LetterReceiptTable[]> {
  return db
    .selectFrom('letter_receipt')
    .selectAll()
    .where('district', '=', district)
    .where('letter', '=', letter)
    .orderBy('delivery')
    .orderBy('at')
    .execute()
}

/** Contents of PDFs and receipts, as the database names them. */
export async function formalLetterFiles(db: Kysely<Schema>, district: string): Promise<readonly string[]> {
  const letters = await db
    .selectFrom('formal_letter')
    .select('sha256')
    .where('district', '=', district)
    .where('sha256', 'is not', null)
    .execute()
  const receipts = await db.selectFrom('letter_receipt').select('sha256').where('district', '=', district).execute()
  return [...letters, ...receipts].flatMap(({ sha256 }) => sha256 ?? [])
}
