import type { Kysely } from 'kysely'
import {
  hasSharedField,
  type LayerDifference,
  layerDifferences,
  weightOf,
} from '#core/department-data/layer-difference.ts'
import { fieldPlace, shippedTolerances, type Tolerances, toleranceIn } from '#core/department-data/tolerance.ts'
import { formById, formIds } from '#core/forms/catalogue.ts'
import { keyText } from '#core/record/key.ts'
import { latestRule } from '../db/collection-rules.ts'
import { formRows } from '../db/department-rows.ts'
import type { DistrictDatabase } from '../db/district-database.ts'
import type { LayerDifferenceTable } from '../db/layer-difference-tables.ts'
import { replaceDifferences } from '../db/layer-differences.ts'
import { readProperty, writeProperty } from '../db/properties.ts'
import type { Schema } from '../db/schema.ts'
import { type RowState, textOrNull, usccOf } from './state.ts'
import { fromTable } from './table.ts'

export async function tolerancesNow(db: Kysely<Schema>, district: string): Promise<Tolerances> {
  const rule = await latestRule(db, district, 'tolerance')
  return rule === null ? shippedTolerances : (JSON.parse(rule.content) as Tolerances)
}

/**
 * Writes what differs between the layers of rows, in the transaction that writes the rows: the list of differences is
 * read from it and from nothing else. Rows whose layers share no field, most of them, cost no statement.
 */
export async function saveDifferences(db: Kysely<Schema>, district: string, rows: readonly RowState[]): Promise<void> {
  const touched = rows.filter(({ layered }) => hasSharedField(layered))
  if (touched.length === 0) return
  const tolerances = await tolerancesNow(db, district)
  const lines = touched.flatMap((row) => (row.removed ? [] : differencesOf(district, row, tolerances)))
  const places = touched.map(({ key }) => ({ form: key.form, cycle: key.cycle, row_key: keyText(key) }))
  await replaceDifferences(db, district, places, lines)
}

function differencesOf(district: string, row: RowState, tolerances: Tolerances): readonly LayerDifferenceTable[] {
  const { key, townCode, effective, layered } = row
  const name = textOrNull(key.form === 'parcel-self-assessment' ? effective.parcelName : effective.firmName)
  const place = {
    district,
    cycle: key.cycle,
    form: key.form,
    row_key: keyText(key),
    parcel_code: key.parcelCode,
    uscc: usccOf(key),
    town_code: townCode,
    row_name: name,
    search: [key.parcelCode, usccOf(key), name].filter(Boolean).join(' ').toLowerCase(),
  }
  return layerDifferences(formById(key.form), layered).map((difference) => ({
    ...place,
    field: difference.field,
    lower_layer: difference.lower,
    upper_layer: difference.upper,
    lower_value: JSON.stringify(difference.lowerValue),
    upper_value: JSON.stringify(difference.upperValue),
    tolerance: difference.tolerance,
    percent: difference.percent,
    weight: weightOf(difference),
    beyond: isBeyond(difference, key.form, tolerances) ? 1 : 0,
  }))
}

function isBeyond(difference: LayerDifference, form: string, tolerances: Tolerances): boolean {
  const limit = toleranceIn(tolerances, fieldPlace(form, difference.field), difference.tolerance)
  return limit === null || difference.percent === null || weightOf(difference) > limit
}

const rowsAtOnce = 500
const property = 'layer-differences'
/** Raised whenever differences of the same rows come out otherwise. */
const differencesVersion = '1'

/** Differences of rows that an older program wrote are made once, at the first start, some rows at a time. */
export async function adoptDifferences({ database, district: { code: district } }: DistrictDatabase): Promise<void> {
  if ((await database.read((db) => readProperty(db, district, property))) === differencesVersion) return
  const cycles = await database.read((db) =>
    db.selectFrom('row').select('cycle').distinct().where('district', '=', district).orderBy('cycle').execute(),
  )
  for (const { cycle } of cycles) {
    for (const form of formIds) {
      for (let after: string | undefined = ''; after !== undefined; ) {
        const begin: string = after
        after = await database.write(async (db) => {
          const rows = await formRows(db, { district, form, cycle }, begin, rowsAtOnce)
          await saveDifferences(db, district, rows.map(fromTable))
          return rows.at(-1)?.row_key
        })
      }
    }
  }
  await database.write((db) => writeProperty(db, district, property, differencesVersion))
}
