import type { EvaluationResultTable } from '../db/evaluation-tables.ts'
import type { saveResults } from '../db/evaluations.ts'
import type { ResultToStore } from './messages.ts'

type Columns = Parameters<typeof saveResults> extends [unknown, ...infer Rest] ? Rest : never

/** Results as rows of both tables. */
export function columnsOf(district: string, evaluation: number, items: readonly ResultToStore[]): Columns {
  const results: EvaluationResultTable[] = items.map((item) => ({
    district,
    evaluation,
    parcel_code: item.parcelCode,
    town_code: item.townCode,
    land_class: item.landClass,
    status: item.status,
    how: item.how,
    class: item.class,
    total: item.total,
    open_total: item.openTotal,
    rank: item.rank,
    ranked: item.of,
    flagged: item.flagged ? 1 : 0,
    rules: JSON.stringify(item.rules),
  }))
  const traces = items.map(({ parcelCode, result, masked }) => ({
    district,
    evaluation,
    parcel_code: parcelCode,
    result,
    masked,
  }))
  return [results, traces]
}
