import { insertReEvaluation } from '#server/db/gate-overrides.ts'
import type { TestApp } from '../http/test-app.ts'

/** The first evaluation of the district as if it had been made again from itself, for those parcels. */
export async function madeAgain(
  { service }: TestApp,
  parcelCodes: readonly string[],
  reason = '异议成立，按更正后的数据重评',
): Promise<string> {
  const district = service.district.code
  await service.database.write(async (db) => {
    const known = await db.selectFrom('re_evaluation').select('evaluation').where('district', '=', district).execute()
    if (known.length > 0) return
    await db.updateTable('evaluation').set({ basis: 1 }).where('number', '=', 1).execute()
    await insertReEvaluation(db, { district, evaluation: 1, reason, parcel_codes: JSON.stringify(parcelCodes) })
  })
  return '1'
}
