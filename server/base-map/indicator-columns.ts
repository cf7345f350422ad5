import type { Viewer } from '#core/access/mask.ts'
import { seesEverything } from '#core/access/mask.ts'
import type { Database } from '../db/database.ts'
import type { EvaluationTable } from '../db/evaluation-tables.ts'
import { tracePage } from '../db/evaluations.ts'
import { resultBody } from '../evaluation/masked-result.ts'

/** The values of all indicators of an evaluation, as one kind of viewer sees them. */
export interface IndicatorColumns {
  /** Parcels by code, and the 街镇 of each. */
  readonly codes: readonly string[]
  readonly towns: readonly (string | null)[]
  /** By indicator, NaN where the parcel has no value that the viewer sees. */
  readonly values: ReadonlyMap<string, Float64Array>
}

/** Results of 48,501 parcels are 300 MB of text; of their values 5 MB are kept for a few kinds of viewers. */
const mostKept = 4
const tracesAtOnce = 100
const kept = new WeakMap<Database, Map<string, Promise<IndicatorColumns>>>()

/** Reads them once: the results of an evaluation that is done never change. */
export function indicatorColumns(
  database: Database,
  evaluation: EvaluationTable,
  viewer: Viewer,
): Promise<IndicatorColumns> {
  const known = kept.get(database) ?? new Map<string, Promise<IndicatorColumns>>()
  kept.set(database, known)
  const key = `${evaluation.district}/${evaluation.number}/${kindOf(viewer)}`
  const found = known.get(key) ?? readColumns(database, evaluation, viewer)
  // The one that was asked for last goes last.
  known.delete(key)
  known.set(key, found)
  found.catch(() => known.delete(key))
  for (const oldest of known.keys()) {
    if (known.size <= mostKept) break
    known.delete(oldest)
  }
  return found
}

/** Viewers of one kind see the same values: masks depend on nothing else of them, firms apart, which read no results. */
function kindOf(viewer: Viewer): string {
  if (seesEverything(viewer)) return 'all'
  return viewer.role === 'department' ? `department ${viewer.org ?? ''}` : viewer.role
}

async function readColumns(
  database: Database,
  { district, number, parcels }: EvaluationTable,
  viewer: Viewer,
): Promise<IndicatorColumns> {
  const codes: string[] = []
  const towns: (string | null)[] = []
  const values = new Map<string, Float64Array>()
  for (;;) {
    const after = codes.at(-1) ?? ''
    const page = await database.read((db) => tracePage(db, district, number, after, tracesAtOnce))
    for (const trace of page) {
      const { townCode, indicators } = resultBody(trace, viewer)
      for (const { id, value } of indicators) {
        let column = values.get(id)
        if (column === undefined) {
          column = new Float64Array(parcels).fill(Number.NaN)
          values.set(id, column)
        }
        column[codes.length] = value ?? Number.NaN
      }
      codes.push(trace.parcel_code)
      towns.push(townCode)
    }
    if (page.length < tracesAtOnce) return { codes, towns, values }
    // Others are answered in between.
    await new Promise<void>((turn) => setImmediate(turn))
  }
}
