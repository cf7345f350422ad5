import type { Viewer } from '#core/access/mask.ts'
import type { ParcelResultBody } from '#core/api/evaluations.ts'
import type { CityField } from '#core/city-review/mapping.ts'
import { objectionStateNamed, objectionStateNames } from '#core/objection/state.ts'
import { className } from '#core/vocabulary/class.ts'
import { townName } from '#core/vocabulary/district.ts'
import { exact, multiply, roundHalfUp } from '#core/vocabulary/exact.ts'
import { muPerTenThousandSquareMetres } from '#core/vocabulary/unit.ts'
import { tracesOfCodes } from '../db/check-up-sheets.ts'
import { decisionLines } from '../db/decision-lines.ts'
import type { EvaluationTable } from '../db/evaluation-tables.ts'
import { parcelLines } from '../db/parcels.ts'
import type { ParcelTable } from '../db/schema.ts'
import { objectionsOfParcels } from '../db/stage-facts.ts'
import { resultBody } from '../evaluation/masked-result.ts'
import type { Service } from '../service.ts'

/** What of a parcel may stand in a file for the city, as far as the viewer of the file may see it. */
export type CityLine = Readonly<Record<CityField, string | number | null>>

const linesPerRead = 400
const hows: Readonly<Record<string, string>> = { direct: '直接判定', ranked: '排序定类', exempt: '暂不评价' }

/** Every parcel of the evaluation by code. */
export async function* cityLines(
  service: Service,
  evaluation: EvaluationTable,
  viewer: Viewer,
  overrides: readonly string[],
): AsyncGenerator<CityLine, void> {
  const { code: district, name: districtName } = service.district
  const { number, cycle, standard } = evaluation
  for (let after = ''; ; ) {
    const page = await service.database.read(async (db) => {
      const results = await decisionLines(db, evaluation, after, linesPerRead)
      const codes = results.map(({ parcel_code }) => parcel_code)
      return {
        codes,
        parcels: new Map((await parcelLines(db, district, cycle, codes)).map((one) => [one.parcel_code, one])),
        objections: await objectionsOfParcels(db, district, cycle, codes),
        traces: await tracesOfCodes(db, district, number, codes),
      }
    })
    for (const trace of page.traces) {
      const result = resultBody(trace, viewer)
      const { parcelCode } = result
      yield {
        ...ofParcel(page.parcels.get(parcelCode)),
        ...ofResult(result),
        ...ofObjections(page.objections.get(parcelCode) ?? []),
        cycle,
        districtName,
        standard,
        evaluation: String(number),
        overrides: overrides.join(' ') || null,
      }
    }
    const last = page.codes.at(-1)
    if (last === undefined || page.codes.length < linesPerRead) return
    after = last
  }
}

function ofParcel(
  parcel: ParcelTable | undefined,
): Pick<CityLine, 'parcelName' | 'ownerName' | 'ownerUscc' | 'landArea' | 'landAreaMu'> {
  const area = parcel?.land_area ?? null
  return {
    parcelName: parcel?.parcel_name ?? null,
    ownerName: parcel?.owner_name ?? null,
    ownerUscc: parcel?.owner_uscc ?? null,
    landArea: area,
    landAreaMu: area === null ? null : muOf(area),
  }
}

type OfResult =
  | 'parcelCode'
  | 'townName'
  | 'townCode'
  | 'landClass'
  | 'class'
  | 'className'
  | 'how'
  | 'status'
  | 'total'
  | 'rank'
  | 'ranked'
  | 'rules'
  | 'dimensionR'
  | 'dimensionE'
  | 'dimensionG'

function ofResult(result: ParcelResultBody): Pick<CityLine, OfResult> {
  const { townCode, class: parcelClass, how } = result
  const score = (id: string): number | null => result.dimensions.find((one) => one.id === id)?.score ?? null
  return {
    parcelCode: result.parcelCode,
    townName: townCode === null ? null : townName(townCode),
    townCode,
    landClass: result.landClass,
    class: parcelClass,
    className: parcelClass === null ? null : className(parcelClass),
    how: how === null ? null : (hows[how] ?? how),
    status: result.status === 'incomplete' ? '待补正' : '已评估',
    total: result.total,
    rank: result.rank,
    ranked: result.of,
    rules: result.rules.join('、') || null,
    dimensionR: score('R'),
    dimensionE: score('E'),
    dimensionG: score('G'),
  }
}

function ofObjections(states: readonly string[]): Pick<CityLine, 'objections' | 'objectionState'> {
  return { objections: states.length, objectionState: states.map(stateName).join('、') || null }
}

function stateName(code: string): string {
  const state = objectionStateNamed(code)
  return state === null ? code : objectionStateNames[state]
}

function muOf(squareMetres: number): number {
  return roundHalfUp(multiply(exact(squareMetres), { units: muPerTenThousandSquareMetres, scale: 4 }), 2)
}
