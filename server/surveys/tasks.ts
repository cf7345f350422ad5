import type { SurveyTask } from '#core/api/surveys.ts'
import type { LayerFields } from '#core/record/layer.ts'
import { surveyFields } from '#core/survey/item.ts'
import type { Grant } from '../actions/authorise.ts'
import { readTextCursor, writeCursor } from '../actions/cursor.ts'
import { withinScope } from '../actions/scope.ts'
import { quantisedOf } from '../db/base-geometries.ts'
import { surveysOfParcels } from '../db/surveys.ts'
import { loadParcels } from '../rows/load.ts'
import { numberOrNull, type RowState, textOrNull } from '../rows/state.ts'
import type { Service } from '../service.ts'

const defaultLimit = 200

export interface TaskQuery {
  readonly cycle: string
  readonly cursor?: string | undefined
  readonly limit?: number | undefined
}

/** Parcels of the reader's scope by code, with all that a phone needs to survey them without a network. */
export async function surveyTasks(
  service: Service,
  { scope }: Grant,
  { cycle, cursor, limit = defaultLimit }: TaskQuery,
): Promise<{ items: SurveyTask[]; nextCursor: string | null; total: number }> {
  const [after = ''] = cursor === undefined ? [] : readTextCursor(cursor, 1)
  const district = service.district.code
  return service.database.read(async (db) => {
    const within = db
      .selectFrom('parcel')
      .where('district', '=', district)
      .where('cycle', '=', cycle)
      .where(withinScope(scope))
    const { total } = await within.select(({ fn }) => fn.countAll<number>().as('total')).executeTakeFirstOrThrow()
    const lines = await within
      .select('parcel_code')
      .where('parcel_code', '>', after)
      .orderBy('parcel_code')
      .limit(limit + 1)
      .execute()
    const codes = lines.slice(0, limit).map(({ parcel_code }) => parcel_code)
    const rows = await loadParcels(db, district, cycle, codes)
    const boundaries = await quantisedOf(db, district, codes)
    const surveyed = await surveysOfParcels(db, district, cycle, codes)
    const byCode = new Map(rows.map((one) => [one.parcelCode, one.parcel]))
    const items = codes.flatMap((code) => {
      const parcel = byCode.get(code)
      const boundary = boundaries.get(code)
      const known = surveyed.get(code)
      if (parcel === undefined) return []
      const drawn = boundary === undefined ? null : (JSON.parse(boundary) as number[][][])
      return [taskBody(code, parcel, drawn, known ?? { surveys: 0, last: null })]
    })
    const last = codes.at(-1)
    const nextCursor = lines.length > limit && last !== undefined ? writeCursor([last]) : null
    return { items, nextCursor, total: Number(total) }
  })
}

function taskBody(
  parcelCode: string,
  { effective, layered, status, revision, townCode }: RowState,
  boundary: number[][][] | null,
  surveyed: { readonly surveys: number; readonly last: string | null },
): SurveyTask {
  return {
    parcelCode,
    parcelName: textOrNull(effective.parcelName),
    ownerName: textOrNull(effective.ownerName),
    townCode,
    status,
    revision,
    landArea: numberOrNull(effective.landArea),
    floorArea: numberOrNull(effective.floorArea),
    reported: recordedOn(layered.reported),
    onsite: recordedOn(layered.onsite),
    department: recordedOn(layered.department),
    boundary,
    surveys: surveyed.surveys,
    lastSurveyed: surveyed.last,
  }
}

/** Of a layer what a survey records. None of it is masked for anybody who may survey. */
function recordedOn(fields: LayerFields = {}): Record<string, LayerFields[string]> {
  return Object.fromEntries(
    surveyFields.flatMap((key) => {
      const value = fields[key]
      return value === undefined || value === null ? [] : [[key, value]]
    }),
  )
}
