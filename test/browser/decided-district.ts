import { replaceDecidedClasses } from '#server/db/decided-classes.ts'
import type { DecidedClassTable } from '#server/db/deciding-tables.ts'
import { shownEvaluation } from '#server/db/evaluations.ts'
import type { Service } from '#server/service.ts'
import { cycle } from './district.ts'

/** Puts what the district's evaluation found down as decided for another year: what the years before it look like. */
export async function decideYear(service: Service, year: string, standard: string): Promise<void> {
  const { database, district } = service
  await database.write(async (db) => {
    const shown = await shownEvaluation(db, district.code, cycle)
    if (shown === null) throw new Error('the district was not evaluated')
    const results = await db
      .selectFrom('evaluation_result')
      .innerJoin('parcel', (join) =>
        join
          .onRef('parcel.district', '=', 'evaluation_result.district')
          .onRef('parcel.parcel_code', '=', 'evaluation_result.parcel_code')
          .on('parcel.cycle', '=', cycle),
      )
      .selectAll('evaluation_result')
      .select('parcel.land_area')
      .where('evaluation_result.district', '=', district.code)
      .where('evaluation', '=', shown.number)
      .execute()
    const lines = results.map((result, index): DecidedClassTable => {
      const { parcel_code, town_code, land_class, land_area, how, total, rank, ranked, rules } = result
      // Every ninth parcel of an earlier year stood lower.
      const letter = year < '2024' && index % 9 === 0 && result.class !== null ? 'D' : result.class
      return {
        district: district.code,
        cycle: year,
        parcel_code,
        town_code,
        land_class,
        land_area,
        how,
        class: letter,
        evaluated_class: letter,
        adjustment: null,
        total,
        rank,
        ranked,
        rules,
        evaluation: shown.number,
        standard,
        decided_on: `${year}-12-05`,
      }
    })
    await replaceDecidedClasses(db, district.code, year, lines)
  })
}
