import type { Kysely } from 'kysely'
import { prefilledFields } from '#core/base-map/fields.ts'
import { type MergedValue, mergeSources } from '#core/base-map/merge.ts'
import type { RecordValues } from '#core/base-map/read-record.ts'
import { type BaseSourceKind, baseSourceKinds } from '#core/base-map/source-kind.ts'
import type { CellValue, Scalar } from '#core/form/field.ts'
import { type Layer, type LayerFields, layers } from '#core/record/layer.ts'
import { add, exact, roundHalfUp, zero } from '#core/vocabulary/exact.ts'
import type { Polygon } from '#geo/shape.ts'
import { saveGeometries } from '../db/base-geometries.ts'
import type { BaseGeometryTable, BaseParcelTable } from '../db/base-map-tables.ts'
import { saveBaseParcels } from '../db/base-parcels.ts'
import type { Schema } from '../db/schema.ts'
import type { ParcelRows } from '../rows/judge.ts'
import { parcelKey, type RowState } from '../rows/state.ts'
import { type SourceRecord, type SourceRecords, sourcesOf } from './base-state.ts'
import type { ActGround, PlannedAct, Successor } from './carry-out.ts'
import { quantised } from './geometry-line.ts'
import { parcelLine } from './parcel-line.ts'
import { type BaseStamp, type RowWrite, writeRows } from './write-rows.ts'

/** What every part of a parcel has of its own: never taken over by a split or a merger. */
const ownOfParcel: ReadonlySet<string> = new Set([
  'parcelCode',
  'parcelName',
  'realEstateUnitNo',
  'certNo',
  'landArea',
  'regLandArea',
  'floorArea',
])

interface Inheritance {
  readonly ground: ActGround
  readonly before: readonly BaseParcelTable[]
  readonly geometries: ReadonlyMap<string, BaseGeometryTable>
  /** Of the act: the base's version after it. */
  readonly number: number
}

/**
 * Makes the successors of an act. 换码: the same parcel under another code, with all its layers, its firms and its
 * boundary. 分割: what all parts have in common; areas, certificates and boundaries come with the next base. 合并: what the
 * parts agree on, the sum of their areas, their boundaries together.
 */
export async function makeSuccessors(
  db: Kysely<Schema>,
  stamp: BaseStamp,
  act: PlannedAct,
  { ground, before, geometries, number }: Inheritance,
): Promise<void> {
  if (act.successors.length === 0) return
  const rows = act.predecessors.flatMap((code) => {
    const found = ground.rows.get(code)
    return found === undefined || found.parcel.removed ? [] : [found]
  })
  const drawn = act.kind === 'split' ? null : boundaryOf(act, geometries)
  const parcels = act.successors.map((successor) => successorLine(stamp, act, successor, before, drawn))
  await saveBaseParcels(db, parcels)
  if (drawn !== null) {
    await saveGeometries(
      db,
      act.successors.map(({ parcelCode }) => ({
        ...drawn,
        parcel_code: parcelCode,
        revision: number,
        at: stamp.at,
      })),
    )
  }
  if (rows.length === 0) return
  const writes = act.successors.flatMap((successor, index): readonly RowWrite[] =>
    act.kind === 'recode'
      ? recodedRows(stamp, successor.parcelCode, rows[0])
      : [takenOverRow(stamp, successor, rows, parcels[index])],
  )
  await writeRows(db, stamp, writes)
}

function successorLine(
  { district, at }: BaseStamp,
  act: PlannedAct,
  { parcelCode, isProposed, parcelName, landArea }: Successor,
  before: readonly BaseParcelTable[],
  drawn: BaseGeometryTable | null,
): BaseParcelTable {
  const [first] = before
  const area = drawn?.area ?? null
  if (act.kind === 'recode' && first !== undefined) {
    return { ...first, parcel_code: parcelCode, proposed: isProposed ? 1 : 0, state: 'active', changed_at: at }
  }
  const sources = commonSources(before.map(sourcesOf))
  const total = landArea ?? (act.kind === 'merge' ? sumOfAreas(before) : null)
  const merged: Record<string, MergedValue> = { ...mergeSources(valuesOf(sources)) }
  const from = baseSourceKinds.find((kind) => sources[kind] !== undefined) ?? 'platform'
  if (total !== null) merged.landArea = { value: total, from }
  if (parcelName !== null) merged.parcelName = { value: parcelName, from }
  const stated = Object.fromEntries(
    Object.entries(merged).flatMap(([field, { value }]) => (prefilledFields.includes(field) ? [] : [[field, value]])),
  )
  const facts = {
    district,
    parcelCode,
    state: 'active',
    isProposed,
    sources,
    choices: {},
    merged,
    stated,
    area,
    at,
  } as const
  const line = parcelLine(facts)
  return { ...line, town_code: line.town_code ?? commonOf(before.map((parcel) => parcel.town_code)) }
}

function valuesOf(sources: SourceRecords): Readonly<Partial<Record<BaseSourceKind, RecordValues>>> {
  return Object.fromEntries(Object.entries(sources).map(([kind, { values }]) => [kind, values]))
}

/** Of each source what it says alike of all of them. */
function commonSources(all: readonly SourceRecords[]): SourceRecords {
  return Object.fromEntries(
    baseSourceKinds.flatMap((kind): readonly (readonly [BaseSourceKind, SourceRecord])[] => {
      const records = all.map((sources) => sources[kind])
      const [first] = records
      if (first === undefined || records.some((record) => record === undefined)) return []
      const values = Object.entries(first.values).filter(
        ([field, value]) => !ownOfParcel.has(field) && records.every((record) => record?.values[field] === value),
      )
      return [[kind, { ...first, values: Object.fromEntries(values) }]]
    }),
  )
}

function commonOf<Value>(values: readonly Value[]): Value | null {
  const [first] = values
  return first !== undefined && values.every((value) => value === first) ? first : null
}

function sumOfAreas(before: readonly BaseParcelTable[]): number | null {
  const areas = before.flatMap(({ land_area: area }) => area ?? [])
  if (areas.length < before.length) return null
  return roundHalfUp(
    areas.reduce((sum, area) => add(sum, exact(area)), zero),
    2,
  )
}

/** The boundaries of all predecessors together, where all have one in the same system. */
function boundaryOf(act: PlannedAct, geometries: ReadonlyMap<string, BaseGeometryTable>): BaseGeometryTable | null {
  const all = act.predecessors.flatMap((code) => geometries.get(code) ?? [])
  const [first] = all
  if (first === undefined || all.length < act.predecessors.length) return null
  if (all.length === 1) return first
  if (all.some(({ crs }) => crs !== first.crs)) return null
  const joined = (column: 'original' | 'geographic'): readonly Polygon[] =>
    all.flatMap((one) => JSON.parse(one[column]) as readonly Polygon[])
  const geographic = joined('geographic')
  return {
    ...first,
    import: null,
    original: JSON.stringify(joined('original')),
    geographic: JSON.stringify(geographic),
    quantised: JSON.stringify(quantised(geographic)),
    area: roundHalfUp(
      all.reduce((sum, { area }) => add(sum, exact(area)), zero),
      2,
    ),
    west: Math.min(...all.map(({ west }) => west)),
    south: Math.min(...all.map(({ south }) => south)),
    east: Math.max(...all.map(({ east }) => east)),
    north: Math.max(...all.map(({ north }) => north)),
  }
}

/** All layers of the parcel and of its firms under the new code. */
function recodedRows({ cycle }: BaseStamp, parcelCode: string, rows: ParcelRows | undefined): readonly RowWrite[] {
  if (rows === undefined) return []
  const copy = (row: RowState): RowWrite => {
    const { key } = row
    const given = layers.flatMap((layer): readonly (readonly [Layer, LayerFields])[] => {
      const fields = row.layered[layer]
      return fields === undefined ? [] : [[layer, fields]]
    })
    const to = key.form === 'parcel-self-assessment' ? parcelKey(cycle, parcelCode) : { ...key, parcelCode }
    return { key: to, layers: new Map(given) }
  }
  return [rows.parcel, ...rows.firms].map(copy)
}

/** What a department gave alike for all predecessors, with what the base says of the successor, and the land user. */
function takenOverRow(
  { cycle }: BaseStamp,
  { parcelCode }: Successor,
  rows: readonly ParcelRows[],
  parcel: BaseParcelTable | undefined,
): RowWrite {
  const given = rows.map(({ parcel: row }) => row.layered.department ?? {})
  const stated = parcel === undefined ? {} : (JSON.parse(parcel.stated) as Readonly<Record<string, Scalar>>)
  const users = rows.map(({ parcel: row }) => row.effective)
  const reported = Object.fromEntries(common(users).filter(([field]) => prefilledFields.includes(field)))
  const towns = commonOf(rows.map(({ parcel: row }) => row.townCode))
  const department: LayerFields = {
    ...(towns === null ? {} : { townCode: towns }),
    ...Object.fromEntries(common(given)),
    ...stated,
  }
  return {
    key: parcelKey(cycle, parcelCode),
    layers: new Map<Layer, LayerFields>([
      ['department', department],
      ['reported', reported],
    ]),
  }
}

function common(all: readonly LayerFields[]): readonly (readonly [string, CellValue | null])[] {
  const [first = {}] = all
  return Object.entries(first).filter(
    ([field, value]) => value !== null && !ownOfParcel.has(field) && all.every((one) => one[field] === value),
  )
}
