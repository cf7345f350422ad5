import type { Kysely } from 'kysely'
import type { DisposalReviewTable } from './disposal-tables.ts'
import type { Schema } from './schema.ts'

/** Asks a department about a version; one that answered is asked anew. */
export async function askDepartment(db: Kysely<Schema>, review: DisposalReviewTable): Promise<void> {
  const { due_day, invited_at, agrees, opinion, answered_by, answered_at } = review
  await db
    .insertInto('disposal_review')
    .values(review)
    .onConflict((conflict) =>
      conflict
        .columns(['district', 'plan', 'version', 'department'])
        .doUpdateSet({ due_day, invited_at, agrees, opinion, answered_by, answered_at }),
    )
    .execute()
}

export async function answerReview(
  db: Kysely<Schema>,
  place: Pick<DisposalReviewTable, 'district' | 'plan' | 'version' | 'department'>,
  answer: Pick<DisposalReviewTable, 'agrees' | 'opinion' | 'answered_by' | 'answered_at'>,
): Promise<void> {
  await db
    .updateTable('disposal_review')
    .set(answer)
    .where('district', '=', place.district)
    .where('plan', '=', place.plan)
    .where('version', '=', place.version)
    .where('department', '=', place.department)
    .execute()
}

/** All versions, the first first, departments by their code. */
export async function reviewsOf(
  db: Kysely<Schema>,
  district: string,
  plan: string,
): Promise<readonly DisposalReviewTable[]> {
  return db
    .selectFrom('disposal_review')
    .selectAll()
    .where('district', '=', district)
    .where('plan', '=', plan)
    .orderBy('version')
    .orderBy('department')
    .execute()
}

/** Nobody is asked about that version any more. */
export async function forgetReviews(
  db: Kysely<Schema>,
  district: string,
  plan: string,
  version: number,
): Promise<void> {
  await db
    .deleteFrom('disposal_review')
    .where('district', '=', district)
    .where('plan', '=', plan)
    .where('version', '=', version)
    .execute()
}
