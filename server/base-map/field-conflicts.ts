import type { ParcelPlan } from '#core/base-map/plan.ts'
import type { RecordValues } from '#core/base-map/read-record.ts'
import { baseSourceKinds, sourceKindNames } from '#core/base-map/source-kind.ts'
import type { BaseParcelTable } from '../db/base-map-tables.ts'
import { textOrNull } from '../rows/state.ts'
import { type SourceRecords, sourcesOf } from './base-state.ts'
import type { ConflictDetail } from './comparison-lines.ts'
import type { MatchContext } from './match-import.ts'
import { fieldConflictId, handConflictId } from './plan-record.ts'
import type { MappedRecord } from './read-records.ts'
import { recordSummary } from './record-summary.ts'

/** Lists what the sources of a parcel say differently, and what a person has corrected against them. */
export function raiseFieldConflicts(
  { stored, lines }: MatchContext,
  parcelCode: string,
  record: MappedRecord,
  plan: ParcelPlan,
  parcel: BaseParcelTable | undefined,
): void {
  const sources: SourceRecords = parcel === undefined ? {} : sourcesOf(parcel)
  const own = { file: stored.line.file_name, sheet: stored.line.sheet, row: record.line.row_number }
  const place = (kind: string) => {
    if (kind === stored.kind) return own
    const source = sources[baseSourceKinds.find((one) => one === kind) ?? 'platform']
    return source === undefined ? null : { file: source.file, sheet: source.sheet, row: source.row }
  }
  const common = {
    parcelName: textOrNull(plan.merged.parcelName?.value),
    townCode: textOrNull(plan.merged.townCode?.value),
  }
  const valuesOf = (kind: keyof ParcelPlan['state']['sources']): RecordValues => plan.state.sources[kind] ?? {}
  for (const { field, values } of plan.sourceConflicts) {
    const detail: ConflictDetail = {
      ...common,
      records: values.map(({ from, value }) => {
        return { source: from, place: place(from), parcelCode, value, summary: recordSummary(valuesOf(from)) }
      }),
      choices: values.map(({ from, value }) => ({ choice: from, label: `采用${sourceKindNames[from]}`, value })),
    }
    const chosenBefore = plan.state.choices[field]?.kind
    const proposed = chosenBefore ?? values[0]?.from ?? null
    const id = fieldConflictId(parcelCode, field, values)
    lines.conflict({ id, type: 'field', parcelCode, field, proposed, detail })
  }
  for (const conflict of plan.handConflicts) {
    const { field, base, byHand } = conflict
    const shown = typeof byHand === 'object' ? (byHand?.raw ?? null) : byHand
    const from = plan.merged[field]?.from ?? null
    const detail: ConflictDetail = {
      ...common,
      records: [
        { source: null, place: null, parcelCode, value: shown, summary: '部门核定层中由人工填写' },
        { source: from, place: from === null ? null : place(from), parcelCode, value: base, summary: '底版的值' },
      ],
      choices: [
        { choice: 'keep', label: '保留人工填写的值', value: shown },
        { choice: 'base', label: '改用底版的值', value: base },
      ],
    }
    const id = handConflictId(parcelCode, conflict)
    lines.conflict({ id, type: 'by-hand', parcelCode, field, proposed: 'keep', detail })
  }
}
