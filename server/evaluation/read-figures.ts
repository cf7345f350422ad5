import type { Kysely } from 'kysely'
import { maskingDepartment } from '#core/access/mask.ts'
import {
  type FigureValues,
  figureDepartmentOf,
  figuresOf,
  parcelFigureFields,
  standingFigures,
} from '#core/department-data/parcel-figure.ts'
import type { ParcelFigures } from '#core/facts/facts.ts'
import { enterpriseForm } from '#core/forms/enterprise-information.ts'
import { amountsOf, eachFigure } from '../db/parcel-figures.ts'
import type { Schema } from '../db/schema.ts'

/** What departments state of whole parcels in a year, by parcel code; parcels without a standing figure are absent. */
export async function readFigures(
  db: Kysely<Schema>,
  district: string,
  cycle: string,
): Promise<ReadonlyMap<string, ParcelFigures>> {
  const said = new Map<string, Map<string, FigureValues[]>>()
  await eachFigure(db, district, cycle, (row) => {
    const ofParcel = said.get(row.parcel_code) ?? new Map<string, FigureValues[]>()
    said.set(row.parcel_code, ofParcel)
    ofParcel.set(row.department, [...(ofParcel.get(row.department) ?? []), amountsOf(row)])
  })
  return new Map(
    [...said].flatMap(([code, ofParcel]) => {
      const standing = new Map([...ofParcel].map(([department, revisions]) => [department, standingFigures(revisions)]))
      const figures = figuresOf(standing)
      return figures === null ? [] : [[code, figures] as const]
    }),
  )
}

/** Fields of the figures that are masked for most, as the 部门核定 layer of 统计 and 税务 is. */
export function maskedFigures(figures: ParcelFigures): readonly string[] {
  return Object.entries(figures).flatMap(([code, values]) => {
    const department = figureDepartmentOf(code)
    if (department === null) return []
    return parcelFigureFields[department].filter(
      (field) => Object.hasOwn(values, field) && maskingDepartment(enterpriseForm.fields[field]) !== null,
    )
  })
}
