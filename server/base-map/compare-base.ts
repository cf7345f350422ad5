import type { ChangeKind } from '#core/base-map/import-state.ts'
import { bySourcePriority } from '#core/base-map/merge.ts'
import type { ParcelPlan } from '#core/base-map/plan.ts'
import { type BaseSourceKind, isBaseSource } from '#core/base-map/source-kind.ts'
import { rowStatusNames } from '#core/record/status.ts'
import type { BaseGeometryTable, BaseParcelTable } from '../db/base-map-tables.ts'
import { type RowState, textOrNull } from '../rows/state.ts'
import { checkArea } from './area-check.ts'
import { listMissing } from './compare-missing.ts'
import type { ChangeDetail, ChangeLine, ComparisonLines } from './comparison-lines.ts'
import { raiseFieldConflicts } from './field-conflicts.ts'
import { loadPlaces, type Places } from './load-places.ts'
import type { CodeMaker } from './make-codes.ts'
import { type MatchContext, matchImport, type Target } from './match-import.ts'
import { planRecord } from './plan-record.ts'
import { type MappedRecord, mappedRecords } from './read-records.ts'

/** Compares the records of a source with the base, record by record, and writes down what would become of each. */
export async function compareBase(context: MatchContext, codes: CodeMaker): Promise<void> {
  const { service, stored, lines } = context
  const targets = await matchImport(context)
  const seen = new Set<string>()
  for await (const records of mappedRecords(service, stored)) {
    const wanted = records.flatMap(({ line, values }) => {
      const target = targets.get(line.number)
      if (target?.kind === 'parcel') return [target.parcelCode]
      // A code that only the rows of the year know, or that somebody decided to be new.
      return typeof values.parcelCode === 'string' ? [values.parcelCode] : []
    })
    const { district, cycle } = stored.line
    const places = await service.database.read((db) => loadPlaces(db, district, cycle, wanted))
    for (const record of records) {
      const target = targets.get(record.line.number)
      if (target === undefined) continue
      tellFaults(lines, record)
      if (target.kind === 'parcel') seen.add(target.parcelCode)
      if (target.kind === 'undecided') for (const code of target.candidates) seen.add(code)
      await compareRecord(context, codes, places, record, target)
    }
  }
  if (stored.coverage === 'whole') await listMissing(context, seen)
}

function tellFaults(lines: ComparisonLines, { line, faults, boundaryFaults }: MappedRecord): void {
  const row = line.row_number
  for (const fault of faults) lines.fault({ row, ...fault })
  for (const message of boundaryFaults) {
    const effect = line.area === null ? 'left-out' : 'note'
    lines.fault({ row, column: null, value: null, effect, message })
  }
}

async function compareRecord(
  context: MatchContext,
  codes: CodeMaker,
  places: Places,
  record: MappedRecord,
  target: Target,
): Promise<void> {
  const { lines } = context
  if (target.kind === 'refused' || target.kind === 'undecided') {
    await lines.change(lineWithout(record, target.kind, target.reason))
    if (target.kind === 'refused') tellRefused(lines, record, target.reason)
    return
  }
  const kind = sourceOf(context)
  const known = target.kind === 'parcel' ? target.parcelCode : null
  const parcel = known === null ? undefined : places.parcels.get(known)
  // Of a new one too: its row may have been taken out.
  const row = places.rows.get(known ?? textOrNull(record.values.parcelCode) ?? '') ?? null
  const name = known ?? `new-${record.line.number}`
  const plan = planRecord(kind, record.values, name, parcel, row, (id) => lines.choiceOf(id))
  const refusal = refusalOf(plan, known === null, row)
  if (refusal !== null) {
    tellRefused(lines, record, refusal)
    await lines.change(lineWithout(record, 'refused', refusal))
    return
  }
  if (known !== null) raiseFieldConflicts(context, known, record, plan, parcel)
  const geometry = known === null ? null : (places.geometries.get(known) ?? null)
  await lines.change(lineOf({ kind, codes, record, target, plan, parcel, row, geometry }))
}

interface Compared {
  readonly kind: BaseSourceKind
  readonly codes: CodeMaker
  readonly record: MappedRecord
  readonly target: Extract<Target, { kind: 'parcel' | 'new' }>
  readonly plan: ParcelPlan
  readonly parcel: BaseParcelTable | undefined
  readonly row: RowState | null
  readonly geometry: Pick<BaseGeometryTable, 'area' | 'source'> | null
}

function lineOf({ kind, codes, record, target, plan, parcel, row, geometry }: Compared): ChangeLine {
  const { line, values } = record
  const known = target.kind === 'parcel' ? target.parcelCode : null
  const recodeTo = target.kind === 'parcel' ? target.recodeTo : null
  const given = textOrNull(values.parcelCode)
  const town = textOrNull(plan.merged.townCode?.value) ?? row?.townCode ?? null
  const code = recodeTo ?? known ?? given ?? codes.next(town ?? '')
  const isProposed = parcel === undefined ? given === null && known === null : parcel.proposed === 1
  const replaces = replacesBoundary(record, kind, plan, geometry?.source ?? null)
  const { fields, area } = differences(record, kind, plan, geometry, replaces)
  return {
    kind: kindOf(parcel, row, fields.length + (recodeTo === null ? 0 : 1)),
    parcelCode: code,
    townCode: town,
    name: textOrNull(plan.merged.parcelName?.value),
    record: line.number,
    search: searchTexts(code, plan),
    detail: {
      isProposedCode: recodeTo === null && isProposed,
      matchedBy: target.kind === 'parcel' ? target.by : target.byDecision ? 'decision' : null,
      overlap: target.kind === 'parcel' ? target.overlap : null,
      fields,
      area,
      reason: null,
      row: line.row_number,
      recodeOf: recodeTo === null ? null : known,
      entry: null,
    },
  }
}

/** A parcel that has no row of the year yet changes by getting one. */
function kindOf(parcel: BaseParcelTable | undefined, row: RowState | null, changes: number): ChangeKind {
  if (parcel === undefined && row === null) return 'new'
  return changes === 0 && row !== null ? 'unchanged' : 'changed'
}

/** What changes, as it is shown; the boundary by its area. */
export function differences(
  { line }: MappedRecord,
  kind: BaseSourceKind,
  plan: ParcelPlan,
  geometry: Pick<BaseGeometryTable, 'area'> | null,
  replaces: boolean,
): Pick<ChangeDetail, 'fields' | 'area'> {
  const fields: ChangeDetail['fields'] = plan.changes.map(({ field, before, after, from }) => {
    return { field, before: typeof before === 'object' ? (before?.raw ?? null) : before, after, from }
  })
  const drawn = geometry?.area ?? null
  if (replaces && drawn !== line.area) fields.push({ field: 'boundary', before: drawn, after: line.area, from: kind })
  return { fields, area: checkArea(replaces ? line.area : drawn, plan.merged) }
}

function sourceOf({ stored }: MatchContext): BaseSourceKind {
  if (!isBaseSource(stored.kind)) throw new Error(`${stored.kind} makes no parcels`)
  return stored.kind
}

/** A boundary takes the place of that of a source that counts no more than its own. */
export function replacesBoundary(
  { line }: MappedRecord,
  kind: BaseSourceKind,
  plan: ParcelPlan,
  source: string | null,
): boolean {
  if (line.area === null) return false
  if (source === null) return true
  const order: readonly string[] = bySourcePriority(plan.state.sources)
  const there = order.indexOf(source)
  return there < 0 || order.indexOf(kind) <= there
}

function refusalOf(plan: ParcelPlan, isNew: boolean, row: RowState | null): string | null {
  const changes = Object.keys(plan.department).length + Object.keys(plan.reported).length
  if (row?.removed === true) return `这宗地块在本年度已删除（${row.updatedBy}）。恢复后再比对。`
  if (row?.status === 'locked' && changes > 0) return `本年度的这一行${rowStatusNames.locked}，不能再改。`
  if (isNew && plan.merged.townCode === undefined) return '新地块没有所属街镇/园区。请补充街镇列，或在对应中指定。'
  return null
}

function lineWithout({ line, values }: MappedRecord, kind: 'refused' | 'undecided', reason: string): ChangeLine {
  const code = textOrNull(values.parcelCode)
  const name = textOrNull(values.parcelName)
  return {
    kind,
    parcelCode: code,
    townCode: textOrNull(values.townCode),
    name,
    record: line.number,
    search: [code, name, textOrNull(values.realEstateUnitNo), textOrNull(values.certNo)],
    detail: {
      isProposedCode: false,
      matchedBy: null,
      overlap: null,
      fields: [],
      area: checkArea(line.area, mergedAlike(values)),
      reason,
      row: line.row_number,
      recodeOf: null,
      entry: null,
    },
  }
}

function mergedAlike({ regLandArea, landArea }: MappedRecord['values']): Parameters<typeof checkArea>[1] {
  const value = regLandArea ?? landArea
  return value === undefined ? {} : { landArea: { value } }
}

function tellRefused(lines: ComparisonLines, { line }: MappedRecord, message: string): void {
  lines.fault({ row: line.row_number, column: null, value: null, effect: 'refused', message })
}

function searchTexts(code: string, { merged }: ParcelPlan): readonly (string | null)[] {
  const { parcelName, realEstateUnitNo, certNo, ownerName } = merged
  return [code, ...[parcelName, realEstateUnitNo, certNo, ownerName].map((one) => textOrNull(one?.value))]
}
