import type { SecondFactorTable } from '../db/access-tables.ts'
import type { Database } from '../db/database.ts'
import { allSecondFactors, resealSecondFactor } from '../db/second-factors.ts'
import { isSealedWith } from '../vault.ts'
import { openedSecret, sealedSecret } from './second-factor-check.ts'

/**
 * After a change of the data key: secrets of second factors are sealed with the current one, so that nobody's sign-in
 * hangs on a key of before. (Values of rows stay as they were written: their record is only added to.) One whose key is
 * not at hand stays as it is; missingKeys tells of it.
 * @returns how many were sealed anew
 */
export async function resealSecondFactors(database: Database, district: string): Promise<number> {
  const { vault } = database
  if (vault === null) return 0
  const isOld = (sealed: string | null): sealed is string =>
    sealed !== null && vault.keys.all.slice(1).some((key) => isSealedWith(key, sealed))
  const old = ({ secret_sealed, pending_sealed }: SecondFactorTable): boolean =>
    isOld(secret_sealed) || isOld(pending_sealed)
  const before = await database.read((db) => allSecondFactors(db, district))
  if (!before.some(old)) return 0
  return database.write(async (db) => {
    const factors = (await allSecondFactors(db, district)).filter(old)
    for (const factor of factors) {
      const anew = (sealed: string | null): string | null =>
        isOld(sealed)
          ? sealedSecret(database, district, factor.username, openedSecret(database, sealed, factor))
          : sealed
      await resealSecondFactor(db, factor, {
        secret_sealed: anew(factor.secret_sealed),
        pending_sealed: anew(factor.pending_sealed),
      })
    }
    return factors.length
  })
}
