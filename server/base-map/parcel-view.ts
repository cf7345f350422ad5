import type { Kysely } from 'kysely'
import type { z } from 'zod'
import type { BaseParcel, baseParcelLine } from '#core/api/base-parcels.ts'
import { baseFields, prefilledFields } from '#core/base-map/fields.ts'
import { bySourcePriority, type MergedValue } from '#core/base-map/merge.ts'
import type { StoredChoice } from '#core/base-map/plan.ts'
import { baseSourceKinds, sourceKinds } from '#core/base-map/source-kind.ts'
import { ProblemError, problem } from '#core/error/problem.ts'
import { codeSystems } from '#core/form/code-system.ts'
import { landClasses } from '#core/vocabulary/land.ts'
import { crsName, type DeclaredCrs } from '#geo/crs.ts'
import { type Polygon, ringsOf } from '#geo/shape.ts'
import { type Grant, recordDenial } from '../actions/authorise.ts'
import { readTextCursor, writeCursor } from '../actions/cursor.ts'
import { placeOf } from '../actions/row-scope.ts'
import { covers } from '../actions/scope.ts'
import { actsOfParcel, appliedChangesOf } from '../db/base-acts.ts'
import { entryPage } from '../db/base-entries.ts'
import { geometriesOf } from '../db/base-geometries.ts'
import type { BaseGeometryTable, BaseParcelTable } from '../db/base-map-tables.ts'
import { baseParcelPage, baseParcelsOf, countBaseParcels, parcelRowsOf } from '../db/base-parcels.ts'
import type { Schema } from '../db/schema.ts'
import { fromTable } from '../rows/table.ts'
import type { Service } from '../service.ts'
import { actBodyOf, importedBody } from './act-view.ts'
import { checkArea } from './area-check.ts'
import { sourcesOf } from './base-state.ts'
import { entryBodies } from './entry-view.ts'
import { keptKinds } from './keeper.ts'

type ParcelLine = z.infer<typeof baseParcelLine>

const mostEntries = 200
const defaultLimit = 100

function mergedOf({ merged }: BaseParcelTable): Readonly<Record<string, MergedValue>> {
  return JSON.parse(merged) as Readonly<Record<string, MergedValue>>
}

function lineBody(parcel: BaseParcelTable): ParcelLine {
  const sources = sourcesOf(parcel)
  return {
    parcelCode: parcel.parcel_code,
    isProposedCode: parcel.proposed === 1,
    state: parcel.state === 'retired' ? 'retired' : 'active',
    parcelName: parcel.name,
    townCode: parcel.town_code,
    landClass: landClasses.find((one) => one === parcel.land_class) ?? null,
    landArea: parcel.land_area,
    sources: baseSourceKinds.filter((kind) => sources[kind] !== undefined),
    area: checkArea(parcel.area, mergedOf(parcel)),
  }
}

export interface BaseParcelQuery {
  readonly state?: 'active' | 'retired' | undefined
  readonly town?: string | undefined
  readonly only?: 'differs' | 'no-boundary' | 'proposed-code' | undefined
  readonly q?: string | undefined
  readonly cursor?: string | undefined
  readonly limit?: number | undefined
}

/** Parcels of the base by code. */
export async function listBaseParcels(
  service: Service,
  { state, town, only, q, cursor, limit = defaultLimit }: BaseParcelQuery,
): Promise<{ readonly items: ParcelLine[]; readonly nextCursor: string | null; readonly total: number }> {
  const text = q?.trim().toLowerCase() ?? ''
  const [after = ''] = cursor === undefined ? [] : readTextCursor(cursor, 1)
  const filter = {
    district: service.district.code,
    state: state ?? null,
    town: town ?? null,
    only: only ?? null,
    text: text === '' ? null : text,
  }
  return service.database.read(async (db) => {
    const lines = await baseParcelPage(db, filter, after, limit + 1)
    const page = lines.slice(0, limit)
    const last = page.at(-1)
    return {
      items: page.map(lineBody),
      nextCursor: lines.length > limit && last !== undefined ? writeCursor([last.parcel_code]) : null,
      total: await countBaseParcels(db, filter),
    }
  })
}

/**
 * Everything the base knows of a parcel. Whose it is, is decided by its row of the year as for every other reading; a
 * parcel without one is for those of the whole district. Outside and unknown are answered alike. Throws ProblemError
 * not-found.
 */
export async function readBaseParcel(
  service: Service,
  grant: Grant,
  { cycle, parcelCode: asked }: { readonly cycle: string; readonly parcelCode: string },
): Promise<BaseParcel> {
  const parcelCode = codeSystems.parcel.normalise(asked)
  const district = service.district.code
  const found = await service.database.read(async (db) => {
    const parcel = (await baseParcelsOf(db, district, [parcelCode])).get(parcelCode)
    const row = (await parcelRowsOf(db, district, cycle, [parcelCode])).map(fromTable)[0]
    if (parcel === undefined) return null
    const isTheirs = row === undefined ? grant.scope.kind === 'district' : covers(grant.scope, placeOf(row))
    return isTheirs ? parcelBody(db, grant, parcel) : ('outside' as const)
  })
  if (found === 'outside') {
    await recordDenial(service, grant.actor, grant.endpoint, { cycle, parcelCode })
  }
  if (found === null || found === 'outside')
    throw new ProblemError(problem('not-found', { what: `地块 ${parcelCode}` }))
  return found
}

async function parcelBody(db: Kysely<Schema>, grant: Grant, parcel: BaseParcelTable): Promise<BaseParcel> {
  const { district, parcel_code: code } = parcel
  const geometry = (await geometriesOf(db, district, [code])).get(code)
  const acts = (await actsOfParcel(db, district, code)).map(actBodyOf)
  const imported = (await appliedChangesOf(db, district, code)).map(importedBody)
  // Lists are the departments' own: a 街镇 or firm is shown what concerns its parcel, a department what it keeps.
  const kinds = grant.actor.role === 'department' ? keptKinds(grant) : sourceKinds
  const filter = { district, kinds, state: null, matched: null, parcelCode: code, text: null }
  const entries = kinds.length === 0 ? [] : await entryPage(db, filter, null, mostEntries)
  return {
    ...lineBody(parcel),
    predecessors: acts.filter(({ successors }) => successors.includes(code)).flatMap((act) => act.predecessors),
    successors: acts.filter(({ predecessors }) => predecessors.includes(code)).flatMap((act) => act.successors),
    fields: fieldsOf(parcel),
    geometry: geometry === undefined ? null : geometryBody(geometry),
    history: [...acts, ...imported].sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : b.number - a.number)),
    entries: await entryBodies(db, district, entries),
  }
}

function fieldsOf(parcel: BaseParcelTable): BaseParcel['fields'] {
  const sources = sourcesOf(parcel)
  const merged = mergedOf(parcel)
  const choices = JSON.parse(parcel.choices) as Readonly<Record<string, StoredChoice>>
  const values = Object.fromEntries(Object.entries(sources).map(([kind, record]) => [kind, record.values]))
  const order = bySourcePriority(values)
  return [...baseFields, ...prefilledFields].flatMap((field): BaseParcel['fields'] => {
    const said = order.flatMap((source) => {
      const record = sources[source]
      const value = record?.values[field]
      if (record === undefined || value === undefined) return []
      const { file, sheet, row, at } = record
      return [{ source, value, place: { file, sheet, row }, at }]
    })
    const held = merged[field]
    if (held === undefined && said.length === 0) return []
    return [
      {
        field,
        value: held?.value ?? null,
        from: held?.from ?? null,
        isChosen: choices[field] !== undefined,
        sources: said,
      },
    ]
  })
}

function geometryBody(geometry: BaseGeometryTable): BaseParcel['geometry'] {
  const crs = JSON.parse(geometry.crs) as DeclaredCrs | null
  const rings = (text: string): [number, number][][][] =>
    (JSON.parse(text) as readonly Polygon[]).map((polygon) =>
      ringsOf(polygon).map((ring) => ring.map(([first, second]): [number, number] => [first, second])),
    )
  return {
    crs: crs === null ? '' : crsName(crs),
    source: baseSourceKinds.find((kind) => kind === geometry.source) ?? 'platform',
    at: geometry.at,
    original: rings(geometry.original),
    geographic: rings(geometry.geographic),
  }
}
