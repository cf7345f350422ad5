import type { Kysely } from 'kysely'
import type { ColumnMapping } from '#core/base-map/mapping.ts'
import { recordReader } from '#core/base-map/read-record.ts'
import { type BaseSourceKind, isBaseSource } from '#core/base-map/source-kind.ts'
import { ProblemError, problem } from '#core/error/problem.ts'
import type { CellInput } from '#core/form/parse.ts'
import type { Layer, LayerFields } from '#core/record/layer.ts'
import { yearOf } from '#core/vocabulary/calendar-date.ts'
import { type ComparisonPlace, changePage } from '../db/base-comparisons.ts'
import { saveGeometries } from '../db/base-geometries.ts'
import { wholeRecords } from '../db/base-imports.ts'
import type { BaseChangeTable, BaseGeometryTable, BaseParcelTable, BaseRecordTable } from '../db/base-map-tables.ts'
import { saveBaseParcels } from '../db/base-parcels.ts'
import type { Schema } from '../db/schema.ts'
import { parcelKey } from '../rows/state.ts'
import type { Service } from '../service.ts'
import { sourcesOf } from './base-state.ts'
import { carryOut } from './carry-out.ts'
import { differences, replacesBoundary } from './compare-base.ts'
import type { ChangeDetail } from './comparison-lines.ts'
import { geometryLine } from './geometry-line.ts'
import { loadPlaces, type Places } from './load-places.ts'
import { keepNumbers } from './make-codes.ts'
import { parcelLine } from './parcel-line.ts'
import { planRecord } from './plan-record.ts'
import type { StoredImport } from './stored-import.ts'
import { type BaseStamp, type RowWrite, writeRows } from './write-rows.ts'

export interface Application {
  readonly service: Service
  readonly stored: StoredImport
  readonly place: ComparisonPlace
  readonly stamp: BaseStamp
  readonly reason: string
  /** Of the base after it. */
  readonly version: number
  readonly choiceOf: (id: string) => string | null
}

const linesAtOnce = 200
const applied = { kinds: ['new', 'changed', 'unchanged'], town: null, field: null, areaState: null, text: null }

/**
 * Carries out the lines of a comparison: every record is planned again on what stands now and must do what was shown.
 * Throws ProblemError base-comparison-stale when it would do something else.
 */
export async function applyBase(db: Kysely<Schema>, application: Application): Promise<void> {
  const { place, stamp } = application
  const numbers = new Map<string, number>()
  let after = 0
  for (;;) {
    const lines = await changePage(db, place, applied, { after, limit: linesAtOnce })
    const last = lines.at(-1)
    if (last === undefined) break
    await applyLines(db, application, lines, numbers)
    after = last.number
  }
  await keepNumbers(db, stamp.district, numbers)
}

interface Written {
  readonly rows: RowWrite[]
  readonly parcels: BaseParcelTable[]
  readonly geometries: BaseGeometryTable[]
}

async function applyLines(
  db: Kysely<Schema>,
  application: Application,
  lines: readonly BaseChangeTable[],
  numbers: Map<string, number>,
): Promise<void> {
  const { stored, stamp } = application
  const { district, cycle } = stamp
  const details = new Map(lines.map((line) => [line.number, JSON.parse(line.detail) as ChangeDetail]))
  for (const line of lines) await recode(db, application, line, details.get(line.number))
  const places = await loadPlaces(
    db,
    district,
    cycle,
    lines.flatMap(({ parcel_code }) => parcel_code ?? []),
  )
  const records = await wholeRecords(
    db,
    district,
    stored.line.id,
    lines.flatMap(({ record }) => record ?? []),
  )
  const read = readerOf(application)
  const written: Written = { rows: [], parcels: [], geometries: [] }
  for (const line of lines) {
    const [detail, record] = [details.get(line.number), records.get(line.record ?? 0)]
    if (detail === undefined || record === undefined || line.parcel_code === null) throw stale()
    applyLine(application, { line, detail, record, values: read(record), places }, written)
    if (detail.isProposedCode && line.kind === 'new') noteNumber(numbers, line)
  }
  await saveBaseParcels(db, written.parcels)
  await saveGeometries(db, written.geometries)
  await writeRows(db, stamp, written.rows)
}

function readerOf({ stored, stamp }: Application) {
  const mapping: readonly ColumnMapping[] = stored.mapping
  const read = recordReader(stored.kind, stored.headings, mapping, yearOf(stamp.today))
  return (record: BaseRecordTable) => read(JSON.parse(record.record_cells) as readonly CellInput[]).values
}

/** Codes were counted up by town while they were made; the last digits are the number. */
function noteNumber(numbers: Map<string, number>, { parcel_code: code, town_code: town }: BaseChangeTable): void {
  const number = Number(/(\d+)(?!.*\d)/.exec(code ?? '')?.[1] ?? 0)
  numbers.set(town ?? '', Math.max(numbers.get(town ?? '') ?? 0, number))
}

async function recode(
  db: Kysely<Schema>,
  { service, stamp, reason }: Application,
  { parcel_code: code, number }: BaseChangeTable,
  detail: ChangeDetail | undefined,
): Promise<void> {
  const old = detail?.recodeOf ?? null
  if (old === null || code === null) return
  const successors = [{ parcelCode: code, isProposed: false, parcelName: null, landArea: null }]
  const request = `${stamp.batch}-${number}`
  await carryOut(db, service, stamp, { kind: 'recode', predecessors: [old], successors, reason, request })
}

interface LineToApply {
  readonly line: BaseChangeTable
  readonly detail: ChangeDetail
  readonly record: BaseRecordTable
  readonly values: ReturnType<ReturnType<typeof recordReader>>['values']
  readonly places: Places
}

function applyLine(
  { stored, stamp, version, choiceOf }: Application,
  { line, detail, record, values, places }: LineToApply,
  written: Written,
): void {
  const kind = kindOf(stored)
  const code = line.parcel_code ?? ''
  const parcel = places.parcels.get(code)
  const row = places.rows.get(code) ?? null
  if (row?.removed === true || parcel?.state === 'retired') throw stale()
  const isNew = line.kind === 'new'
  if (isNew && (parcel !== undefined || row !== null)) throw stale()
  const plan = planRecord(kind, values, detail.recodeOf ?? code, parcel, row, choiceOf)
  const geometry = places.geometries.get(code) ?? null
  const mapped = { line: record, values, faults: [], boundaryFaults: [] }
  const replaces = replacesBoundary(mapped, kind, plan, geometry?.source ?? null)
  const { fields } = differences(mapped, kind, plan, geometry, replaces)
  if (JSON.stringify(fields) !== JSON.stringify(detail.fields)) throw stale()
  const sources = parcel === undefined ? {} : sourcesOf(parcel)
  const said = sources[kind]?.values
  if (line.kind === 'unchanged' && JSON.stringify(said) === JSON.stringify(values)) return
  const { file_name: file, id } = stored.line
  const source = { import: id, file, sheet: stored.line.sheet, row: record.row_number, at: stamp.at, values }
  written.parcels.push(
    parcelLine({
      district: stamp.district,
      parcelCode: code,
      state: 'active',
      isProposed: parcel === undefined ? detail.isProposedCode : parcel.proposed === 1,
      sources: { ...sources, [kind]: source },
      choices: plan.state.choices,
      merged: plan.merged,
      stated: plan.state.stated,
      area: replaces ? record.area : (geometry?.area ?? null),
      at: stamp.at,
    }),
  )
  if (replaces) {
    const crs = stored.line.crs ?? 'null'
    const drawn = geometryLine(code, record, { source: kind, crs, revision: version, at: stamp.at })
    if (drawn !== null) written.geometries.push(drawn)
  }
  const isWritten = Object.keys(plan.department).length + Object.keys(plan.reported).length > 0
  if (row !== null && !isWritten) return
  const layers = new Map<Layer, LayerFields>([
    ['department', plan.department],
    ['reported', plan.reported],
  ])
  written.rows.push({ key: parcelKey(stamp.cycle, code), layers })
}

function kindOf({ kind }: StoredImport): BaseSourceKind {
  if (!isBaseSource(kind)) throw new Error(`${kind} makes no parcels`)
  return kind
}

export function stale(): ProblemError {
  return new ProblemError(problem('base-comparison-stale', {}))
}
