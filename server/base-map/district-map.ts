import type { MapIndex, MapTown } from '#core/api/district-map.ts'
import { parcelClasses } from '#core/vocabulary/class.ts'
import { townName } from '#core/vocabulary/district.ts'
import { landClasses } from '#core/vocabulary/land.ts'
import type { Grant } from '../actions/authorise.ts'
import { withinScope } from '../actions/scope.ts'
import { quantisedOf } from '../db/base-geometries.ts'
import { mapLines, mapTotals } from '../db/district-map.ts'
import { shownEvaluation } from '../db/evaluations.ts'
import { resultsOfParcels } from '../db/parcel-list.ts'
import { sha256 } from '../hash.ts'
import { statusOf } from '../rows/table.ts'
import type { Service } from '../service.ts'

/** Parcels of a year within the reader's scope, by 街镇, with those that have no boundary. */
export async function readMapIndex(service: Service, { scope }: Grant, cycle: string): Promise<MapIndex> {
  const district = service.district.code
  const totals = await service.database.read((db) => mapTotals(db, district, cycle, withinScope(scope)))
  const counted = totals.map(({ town_code, parcels, drawn, west, south, east, north }) => {
    const isDrawn = west !== null && south !== null && east !== null && north !== null
    return {
      townCode: town_code ?? '',
      townName: town_code === null ? '未填街镇' : (townName(town_code) ?? town_code),
      parcels: Number(parcels),
      withoutGeometry: Number(parcels) - Number(drawn),
      extent: isDrawn ? ([west, south, east, north] as [number, number, number, number]) : null,
    }
  })
  return {
    cycle,
    parcels: counted.reduce((sum, { parcels }) => sum + parcels, 0),
    withoutGeometry: counted.reduce((sum, { withoutGeometry }) => sum + withoutGeometry, 0),
    towns: counted,
  }
}

/** In the place of a town's code: parcels without one. */
const noTown = 'none'

/**
 * The parcels of a 街镇 within the reader's scope, as columns. Boundaries seldom change and are most of the answer: who
 * names the version it knows is spared them while it holds.
 */
export async function readMapTown(
  service: Service,
  { scope }: Grant,
  { cycle, town, known }: { readonly cycle: string; readonly town: string; readonly known?: string | undefined },
): Promise<MapTown> {
  const district = service.district.code
  const townCode = town === noTown ? '' : town
  return service.database.read(async (db) => {
    const lines = await mapLines(db, district, cycle, townCode, withinScope(scope))
    const codes = lines.map(({ parcel_code }) => parcel_code)
    const version = sha256(JSON.stringify(lines.map(({ parcel_code, revision }) => [parcel_code, revision]))).slice(
      0,
      32,
    )
    const evaluation = (await shownEvaluation(db, district, cycle))?.number ?? null
    const results = evaluation === null ? [] : await resultsOfParcels(db, district, evaluation, codes)
    const byCode = new Map(results.map((result) => [result.parcel_code, result]))
    const boundaries = known === version ? null : await quantisedOf(db, district, codes)
    return {
      cycle,
      townCode,
      version,
      codes,
      names: lines.map(({ parcel_name }) => parcel_name),
      landClasses: lines.map(({ land_class }) => landClasses.find((one) => one === land_class) ?? null),
      statuses: lines.map(({ status }) => statusOf(status)),
      classes: codes.map((code) => {
        const found = byCode.get(code)?.class
        return parcelClasses.find((one) => one.code === found)?.code ?? null
      }),
      totals: codes.map((code) => byCode.get(code)?.total ?? null),
      boundaries:
        boundaries === null
          ? null
          : codes.map((code) => {
              const text = boundaries.get(code)
              return text === undefined ? null : (JSON.parse(text) as number[][][])
            }),
    }
  })
}
