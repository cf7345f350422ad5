import { type Kysely, type RawBuilder, type SqlBool, sql } from 'kysely'
import type { z } from 'zod'
import type { Viewer } from '#core/access/mask.ts'
import type { differenceQuery, LayerDifferenceLine } from '#core/api/layer-differences.ts'
import type { Scalar } from '#core/form/field.ts'
import { keyText } from '#core/record/key.ts'
import type { Grant } from '../actions/authorise.ts'
import { notOurCursor, readCursor, writeCursor } from '../actions/cursor.ts'
import { coversPlace } from '../actions/scope.ts'
import { fieldsOfDepartment, namesField } from '../db/field-places.ts'
import type { LayerDifferenceTable } from '../db/layer-difference-tables.ts'
import {
  countDifferences,
  type DifferenceFilter,
  type DifferencePlace,
  differencePage,
} from '../db/layer-differences.ts'
import type { Schema } from '../db/schema.ts'
import { lastChange, type Version } from '../rows/history.ts'
import { keyOf, layerNamed } from '../rows/table.ts'
import { versionsOf } from '../rows/versions-of.ts'
import { hiddenPlaces } from '../rows/view.ts'
import type { Service } from '../service.ts'

export type DifferenceQuery = z.infer<typeof differenceQuery>

/** Which differences somebody may know of at all: none that would tell a value they may not see. */
export function differenceFilter(
  district: string,
  { actor, scope }: Grant,
  { cycle, town, department, field, least, all, q }: Omit<DifferenceQuery, 'cursor' | 'limit' | 'sort'>,
  viewer: Viewer = actor,
): DifferenceFilter {
  const text = q?.trim().toLowerCase() ?? ''
  const own = actor.role === 'department' ? actor.org : (department ?? null)
  const isOfDepartment = actor.role === 'department' || department !== undefined
  return {
    district,
    cycle,
    scope: coversPlace(scope, {
      cycle: sql.ref('layer_difference.cycle'),
      parcelCode: sql.ref('layer_difference.parcel_code'),
      townCode: sql.ref('layer_difference.town_code'),
      ownerUscc: sql`null`,
    }),
    hidden: hiddenFrom(viewer),
    fields: isOfDepartment ? namesField('layer_difference', fieldsOfDepartment(own)) : null,
    town: town ?? null,
    field: field ?? null,
    least: least ?? null,
    isBeyond: all === undefined,
    text: text === '' ? null : text,
  }
}

function hiddenFrom(viewer: Viewer): RawBuilder<SqlBool> | null {
  const places = hiddenPlaces(viewer).filter(({ layer }) => layer === 'department')
  return places.length === 0 ? null : sql`(upper_layer = 'department' and ${namesField('layer_difference', places)})`
}

export interface DifferencesAnswer {
  readonly items: LayerDifferenceLine[]
  readonly nextCursor: string | null
  readonly total: number
}

/** Values that layers give differently, as far as the reader may know. Throws ProblemError malformed-request. */
export async function listDifferences(
  service: Service,
  grant: Grant,
  { cursor, limit = 100, sort = '-size', ...query }: DifferenceQuery,
): Promise<DifferencesAnswer> {
  const filter = differenceFilter(service.district.code, grant, query)
  return service.database.read(async (db) => {
    const lines = await differencePage(db, filter, sort, placeOf(cursor), limit + 1)
    const page = lines.slice(0, limit)
    const last = page.at(-1)
    return {
      items: [...(await differenceBodies(db, page))],
      nextCursor: lines.length > limit && last !== undefined ? cursorOf(last) : null,
      total: await countDifferences(db, filter),
    }
  })
}

function cursorOf(line: DifferencePlace): string {
  const { weight, parcel_code, form, row_key, field, lower_layer, upper_layer } = line
  return writeCursor([weight, parcel_code, form, row_key, field, lower_layer, upper_layer])
}

function placeOf(cursor: string | undefined): DifferencePlace | null {
  if (cursor === undefined) return null
  const [weight, ...texts] = readCursor(cursor, 7)
  const [parcelCode = '', form = '', rowKey = '', field = '', lowerLayer = '', upperLayer = ''] = texts.map(String)
  if (typeof weight !== 'number') throw notOurCursor()
  return {
    weight,
    parcel_code: parcelCode,
    form,
    row_key: rowKey,
    field,
    lower_layer: lowerLayer,
    upper_layer: upperLayer,
  }
}

/** With who gave each of the two values, and when. */
export async function differenceBodies(
  db: Kysely<Schema>,
  lines: readonly LayerDifferenceTable[],
): Promise<readonly LayerDifferenceLine[]> {
  const [first] = lines
  if (first === undefined) return []
  const keys = new Map(lines.map(({ form, row_key }) => [`${form} ${row_key}`, keyOf(form, row_key)]))
  const byForm = new Map<string, ReadonlyMap<string, readonly Version[]>>()
  for (const form of new Set(lines.map((line) => line.form))) {
    const ofForm = [...keys.values()].filter((key) => key.form === form)
    byForm.set(form, await versionsOf(db, first.district, ofForm))
  }
  return lines.map((line) => {
    const { form, row_key, field, lower_layer, lower_value, upper_layer, upper_value } = line
    const key = keyOf(form, row_key)
    const versions = byForm.get(form)?.get(keyText(key)) ?? []
    return {
      form: key.form,
      key: row_key,
      parcelCode: line.parcel_code,
      uscc: line.uscc,
      name: line.row_name,
      townCode: line.town_code,
      field,
      lower: sideOf(versions, lower_layer, field, lower_value),
      upper: sideOf(versions, upper_layer, field, upper_value),
      percent: line.percent,
      isBeyond: line.beyond === 1,
    }
  })
}

function sideOf(
  versions: readonly Version[],
  layerText: string,
  field: string,
  value: string,
): LayerDifferenceLine['lower'] {
  const layer = layerNamed(layerText)
  const change = lastChange(versions, layer, field)
  return { layer, value: JSON.parse(value) as Scalar, by: change?.by ?? '', at: change?.at ?? '' }
}
