import type { Holiday } from './calendar.ts'

/**
 * The statutory days that the solar calendar fixes (全国年节及纪念日放假办法), for a year of which nothing is known yet. The days
 * of the lunar calendar and the 调休 are missing: what rests on them is 暂定.
 */
export function fixedHolidays(year: number): readonly Holiday[] {
  return [
    { name: '元旦', from: `${year}-01-01`, to: `${year}-01-01`, makeUp: [] },
    // Two days since the revision that took effect in 2025.
    { name: '劳动节', from: `${year}-05-01`, to: year < 2025 ? `${year}-05-01` : `${year}-05-02`, makeUp: [] },
    { name: '国庆节', from: `${year}-10-01`, to: `${year}-10-03`, makeUp: [] },
  ]
}
