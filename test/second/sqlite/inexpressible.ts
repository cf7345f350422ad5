import type { ClassRule, Standard } from '#core/scoring/standard.ts'
import { numbersOf } from '../standard-numbers.ts'

/** What the SQL knows of a class rule. Another option may change who is ranked: it is not passed over in silence. */
const knownOptions: readonly (keyof ClassRule)[] = [
  'groupBy',
  'by',
  'shares',
  'directInQuota',
  'totalDecimals',
  'smallGroup',
  'citation',
]

/**
 * What of a standard the SQL cannot say, each with the reason; empty for nearly all. Methods, predicates, effects and
 * groupings need no line: one without SQL does not compile.
 */
export function inexpressibleInSql(standard: Standard): readonly string[] {
  const options = Object.keys(standard.classes).filter((key) => !knownOptions.some((known) => known === key))
  const fine = numbersOf(standard).filter(({ value }) => Math.round(value * 1e6) / 1e6 !== value)
  return [
    ...options.map((option) => `classes.${option}: 没有写成 SQL 的分类选项`),
    ...fine.map(({ path, value }) => `${path}: ${value} 超过六位小数，列中存的是百万分之一`),
  ]
}
