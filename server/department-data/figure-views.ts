import type { Kysely } from 'kysely'
import { seesDepartmentLayer, type Viewer } from '#core/access/mask.ts'
import type { ParcelDetail } from '#core/api/parcels.ts'
import { figureDepartmentOf, parcelFigureFields, replacedSum } from '#core/department-data/parcel-figure.ts'
import { readableValues } from '#core/form/clean.ts'
import { enterpriseForm } from '#core/forms/enterprise-information.ts'
import { groupedBy } from '../collections.ts'
import { amountsOf, figuresOfParcels } from '../db/parcel-figures.ts'
import type { Schema } from '../db/schema.ts'
import type { ParcelRows } from '../rows/judge.ts'
import { visibleCells } from '../rows/view.ts'

/**
 * What departments state of the whole parcel, with the sum over the rows it stands in the place of; of what is masked
 * for the viewer only that it is there. In the order of the fields.
 */
export async function figureViews(
  db: Kysely<Schema>,
  district: string,
  { parcelCode, cycle, firms }: ParcelRows,
  viewer: Viewer,
): Promise<ParcelDetail['figures']> {
  const found = await figuresOfParcels(db, district, cycle, [parcelCode])
  if (found.length === 0) return []
  const rows = firms.map((firm) =>
    readableValues(enterpriseForm, visibleCells(firm, viewer), { today: firm.updatedAt.slice(0, 10) }),
  )
  return [...groupedBy(found, (one) => one.department)].flatMap(([code, revisions]) => {
    const department = figureDepartmentOf(code)
    if (department === null) return []
    return parcelFigureFields[department].flatMap((field) => {
      const last = revisions.findLast((one) => Object.hasOwn(amountsOf(one), field))
      const value = last === undefined ? null : (amountsOf(last)[field] ?? null)
      if (last === undefined || value === null) return []
      const masked = !seesDepartmentLayer(viewer, enterpriseForm.fields[field], null)
      const { revision, by_name: by, at, list } = last
      const sum = replacedSum(department, rows, field)
      return [{ department, field, value: masked ? null : value, masked, ofRows: sum, revision, by, at, list }]
    })
  })
}
