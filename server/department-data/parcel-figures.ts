import type { Kysely } from 'kysely'
import {
  type FigureValues,
  figureDepartmentOf,
  figureFieldsOf,
  replacedSum,
  standingFigures,
} from '#core/department-data/parcel-figure.ts'
import { readableValues } from '#core/form/clean.ts'
import { enterpriseForm } from '#core/forms/enterprise-information.ts'
import { groupedBy } from '../collections.ts'
import { takeNumbers } from '../db/counter.ts'
import type { DepartmentListTable } from '../db/department-tables.ts'
import type { ParcelFigureTable } from '../db/parcel-figure-tables.ts'
import { amountsOf, figuresOfParcels, insertFigures, parcelsOfList } from '../db/parcel-figures.ts'
import type { Schema } from '../db/schema.ts'
import { loadTouched } from '../rows/load-touched.ts'
import { parcelKey, type RowState } from '../rows/state.ts'
import type { WorkingSet } from '../rows/working-set.ts'
import { isOpenToDepartments, type LayerAct } from './department-layer.ts'
import type { ListOf, Present } from './match-lines.ts'

/** Amounts of one parcel to be written, in the fields' units; null takes one back. */
export interface FigureWrite {
  readonly parcelCode: string
  readonly amounts: FigureValues
}

const parcelsAtOnce = 200

/** A department's standing figures of parcels, by code. */
export async function standingOf(
  db: Kysely<Schema>,
  { district, department, cycle }: ListOf,
  codes: readonly string[],
): Promise<(parcelCode: string) => Readonly<Record<string, number>>> {
  const found = await figuresOfParcels(db, district, cycle, codes, department)
  const byCode = groupedBy(found, ({ parcel_code }) => parcel_code)
  return (code) => standingFigures((byCode.get(code) ?? []).map(amountsOf))
}

/** What stands where a figure for a whole parcel would: an earlier figure, else the sum over the rows it replaces. */
export async function figuresBeside(
  db: Kysely<Schema>,
  list: ListOf,
  work: WorkingSet,
  codes: readonly string[],
): Promise<(parcelCode: string, field: string) => Present | null> {
  const standing = await standingOf(db, list, codes)
  const department = figureDepartmentOf(list.department)
  const rows = new Map(work.parcels().map(({ parcelCode, firms }) => [parcelCode, firms]))
  return (code, name) => {
    const stated = standing(code)[name]
    if (stated !== undefined) return { value: stated, layer: 'department' }
    const field = figureFieldsOf(list.department).find((one) => one === name)
    if (department === null || field === undefined) return null
    const sum = replacedSum(department, (rows.get(code) ?? []).map(valuesOf), field)
    return sum === null ? null : { value: sum, layer: null }
  }
}

function valuesOf({ effective, updatedAt }: RowState) {
  return readableValues(enterpriseForm, effective, { today: updatedAt.slice(0, 10) })
}

/** Writes figures as new revisions. The counter keeps those who write apart: a revision is given once. */
export async function writeFigures(
  db: Kysely<Schema>,
  { district, cycle, grant, at, source }: LayerAct,
  { id, department }: Pick<DepartmentListTable, 'id' | 'department'>,
  writes: readonly FigureWrite[],
): Promise<void> {
  if (writes.length === 0) return
  await takeNumbers(db, district, 'parcel-figure', writes.length)
  const codes = writes.map(({ parcelCode }) => parcelCode)
  const before = groupedBy(
    await figuresOfParcels(db, district, cycle, codes, department),
    ({ parcel_code }) => parcel_code,
  )
  const { username, name } = grant.actor
  const revisions = writes.map(({ parcelCode, amounts }): ParcelFigureTable => {
    const revision = (before.get(parcelCode)?.at(-1)?.revision ?? 0) + 1
    const said = { revision, amounts: JSON.stringify(amounts), source, list: id, username, by_name: name, at }
    return { district, cycle, parcel_code: parcelCode, department, ...said }
  })
  await insertFigures(db, revisions)
}

/**
 * Takes back the figures a list stated, where they are still as it left them: what stood before stands again.
 * @returns parcels written, and amounts that were changed since or whose parcel is locked or taken out
 */
export async function restoreFigures(
  db: Kysely<Schema>,
  act: LayerAct,
  list: DepartmentListTable,
): Promise<{ readonly rows: number; readonly kept: number }> {
  const { district, cycle } = act
  const restored = { rows: 0, kept: 0 }
  let after = ''
  for (;;) {
    const codes = await parcelsOfList(db, district, list.id, after, parcelsAtOnce)
    const last = codes.at(-1)
    if (last === undefined) return restored
    after = last
    const parcels = codes.map((code) => parcelKey(cycle, code))
    const work = await loadTouched(db, district, parcels)
    const found = await figuresOfParcels(db, district, cycle, codes, list.department)
    const writes: FigureWrite[] = []
    for (const [parcelCode, revisions] of groupedBy(found, ({ parcel_code }) => parcel_code)) {
      const parcel = work.get(parcelKey(cycle, parcelCode))
      const isOpen = parcel !== null && !parcel.removed && isOpenToDepartments(parcel)
      const { amounts, kept } = restorationOf(revisions, list.id, isOpen)
      restored.kept += kept
      if (Object.keys(amounts).length === 0) continue
      restored.rows += 1
      writes.push({ parcelCode, amounts })
    }
    await writeFigures(db, act, list, writes)
  }
}

function restorationOf(
  revisions: readonly ParcelFigureTable[],
  list: string,
  isOpen: boolean,
): { readonly amounts: FigureValues; readonly kept: number } {
  const place = revisions.findIndex((one) => one.list === list)
  const ours = revisions[place]
  if (ours === undefined) return { amounts: {}, kept: 0 }
  const before = standingFigures(revisions.slice(0, place).map(amountsOf))
  const since = new Set(revisions.slice(place + 1).flatMap((one) => Object.keys(amountsOf(one))))
  const fields = Object.keys(amountsOf(ours))
  const standing = isOpen ? fields.filter((field) => !since.has(field)) : []
  return {
    amounts: Object.fromEntries(standing.map((field) => [field, before[field] ?? null])),
    kept: fields.length - standing.length,
  }
}
