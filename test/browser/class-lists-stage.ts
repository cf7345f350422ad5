import type { ParcelClass } from '#core/vocabulary/class.ts'
import { replaceDecidedClasses } from '#server/db/decided-classes.ts'
import type { DecidedClassTable } from '#server/db/deciding-tables.ts'
import { shownEvaluation } from '#server/db/evaluations.ts'
import type { Service } from '#server/service.ts'
import { cycle } from './district.ts'

const letters: readonly ParcelClass[] = ['A', 'B', 'B', 'B', 'C', 'C', 'D', 'B', 'A', 'D']

/** A year in which the parcels' classes follow each other in turn, begun at another letter each year. */
export async function decideInTurn(service: Service, year: string, shift: number): Promise<readonly string[]> {
  const { database, district } = service
  return database.write(async (db) => {
    const shown = await shownEvaluation(db, district.code, cycle)
    const parcels = await db
      .selectFrom('parcel')
      .selectAll()
      .where('district', '=', district.code)
      .where('cycle', '=', cycle)
      .orderBy('parcel_code')
      .execute()
    const lines = parcels.map((parcel, index): DecidedClassTable => {
      const letter = letters[(index + shift) % letters.length] ?? 'B'
      const isAdjusted = index === 3
      return {
        district: district.code,
        cycle: year,
        parcel_code: parcel.parcel_code,
        town_code: parcel.town_code,
        land_class: parcel.land_class,
        land_area: parcel.land_area,
        how: index % 9 === 6 ? 'direct' : 'ranked',
        class: index === 11 ? null : letter,
        evaluated_class: isAdjusted ? 'C' : letter,
        adjustment: isAdjusted ? '整改已完成，经联合研判调整' : null,
        total: 60,
        rank: index + 1,
        ranked: parcels.length,
        rules: '[]',
        evaluation: shown?.number ?? 1,
        standard: 'REG-示例-2026.1',
        decided_on: `${year}-12-05`,
      }
    })
    await replaceDecidedClasses(db, district.code, year, lines)
    return parcels.map((parcel) => parcel.parcel_code)
  })
}
