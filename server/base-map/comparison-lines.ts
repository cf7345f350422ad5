import type { BaseChange, BaseConflict, BaseFault } from '#core/api/base-map-shapes.ts'
import type { ConflictType } from '#core/base-map/conflict-type.ts'
import type { ChangeKind } from '#core/base-map/import-state.ts'
import { type ComparisonPlace, insertChanges, insertConflicts, insertFaults } from '../db/base-comparisons.ts'
import type { BaseChangeTable, BaseConflictTable, BaseDecisionTable, BaseFaultTable } from '../db/base-map-tables.ts'
import type { Service } from '../service.ts'
import type { ImportCounts } from './stored-import.ts'

/** What of a line its columns do not hold. */
export type ChangeDetail = Pick<
  BaseChange,
  'isProposedCode' | 'matchedBy' | 'overlap' | 'fields' | 'area' | 'reason'
> & {
  readonly row: number | null
  /** The parcel whose code this is from now on: 换码. */
  readonly recodeOf: string | null
  /** Of a list: the parcels it names, and who else it may be. */
  readonly entry: { readonly parcelCodes: readonly string[]; readonly candidates: readonly EntryCandidate[] } | null
}

export interface EntryCandidate {
  readonly parcelCode: string
  readonly parcelName: string | null
  readonly why: string
}

export interface ChangeLine {
  readonly kind: ChangeKind
  readonly parcelCode: string | null
  readonly townCode: string | null
  readonly name: string | null
  readonly record: number | null
  readonly search: readonly (string | null)[]
  readonly detail: ChangeDetail
}

/** Where a record stands in the file of this import, or of an earlier one. */
export type ConflictDetail = Pick<BaseConflict, 'parcelName' | 'townCode' | 'records' | 'choices'>

export interface ConflictLine {
  readonly id: string
  readonly type: ConflictType
  readonly parcelCode: string | null
  readonly field: string | null
  readonly proposed: string | null
  readonly detail: ConflictDetail
}

export type FaultLine = Pick<BaseFault, 'row' | 'column' | 'value' | 'effect' | 'message'>

const linesAtOnce = 500

/** Gathers the lines of a comparison and writes them down some hundred at a time; counts what it is given. */
export class ComparisonLines {
  readonly #service: Service
  readonly #place: ComparisonPlace
  readonly #decisions: ReadonlyMap<string, BaseDecisionTable>
  #changes: BaseChangeTable[] = []
  #faults: BaseFaultTable[] = []
  #conflicts: BaseConflictTable[] = []
  #number = { change: 0, fault: 0, conflict: 0 }
  readonly #kinds: Partial<Record<ChangeKind, number>> = {}
  readonly #types: Partial<Record<ConflictType, { open: number; decided: number }>> = {}
  #withoutGeometry = 0
  #areaDifferences = 0

  constructor(service: Service, place: ComparisonPlace, decisions: ReadonlyMap<string, BaseDecisionTable>) {
    this.#service = service
    this.#place = place
    this.#decisions = decisions
  }

  async change({ kind, parcelCode, townCode, name, record, search, detail }: ChangeLine): Promise<void> {
    this.#number.change += 1
    this.#kinds[kind] = (this.#kinds[kind] ?? 0) + 1
    const state = areaState(detail.area)
    // Lines of lists are no parcels.
    if (detail.entry === null && (kind === 'new' || kind === 'changed' || kind === 'unchanged')) {
      if (state === 'none') this.#withoutGeometry += 1
      if (state === 'differs') this.#areaDifferences += 1
    }
    this.#changes.push({
      ...this.#place,
      number: this.#number.change,
      kind,
      parcel_code: parcelCode,
      town_code: townCode,
      name,
      record,
      area_state: state,
      field_names: ` ${detail.fields.map(({ field }) => field).join(' ')} `,
      search: search
        .flatMap((text) => text ?? [])
        .join('\n')
        .toLowerCase(),
      detail: JSON.stringify(detail),
    })
    if (this.#changes.length >= linesAtOnce) await this.flush()
  }

  fault({ row, column, value, effect, message }: FaultLine): void {
    this.#number.fault += 1
    const number = this.#number.fault
    this.#faults.push({ ...this.#place, number, row_number: row, column_name: column, value, effect, message })
  }

  /** Returns the choice that was made; null while there is none. */
  conflict({ id, type, parcelCode, field, proposed, detail }: ConflictLine): string | null {
    const choice = this.#decisions.get(id)?.choice ?? null
    this.#number.conflict += 1
    const count = this.#types[type] ?? { open: 0, decided: 0 }
    this.#types[type] = count
    count[choice === null ? 'open' : 'decided'] += 1
    const texts = [parcelCode, detail.parcelName, ...detail.records.map(({ summary }) => summary)]
    this.#conflicts.push({
      ...this.#place,
      number: this.#number.conflict,
      id,
      type,
      parcel_code: parcelCode,
      field,
      proposed,
      search: texts
        .flatMap((text) => text ?? [])
        .join('\n')
        .toLowerCase(),
      detail: JSON.stringify(detail),
    })
    return choice
  }

  /** The choice that was made about a conflict, whether or not it is told again. */
  choiceOf(id: string): string | null {
    return this.#decisions.get(id)?.choice ?? null
  }

  async flush(): Promise<void> {
    const [changes, faults, conflicts] = [this.#changes, this.#faults, this.#conflicts]
    this.#changes = []
    this.#faults = []
    this.#conflicts = []
    await this.#service.database.write(async (db) => {
      await insertChanges(db, changes)
      await insertFaults(db, faults)
      await insertConflicts(db, conflicts)
    })
  }

  counts(): ImportCounts {
    return {
      changes: this.#kinds,
      conflicts: this.#types,
      faults: this.#number.fault,
      withoutGeometry: this.#withoutGeometry,
      areaDifferences: this.#areaDifferences,
    }
  }
}

export type AreaState = 'within' | 'differs' | 'unstated' | 'none'

export function areaState(area: ChangeDetail['area']): AreaState {
  if (area === null) return 'none'
  if (area.isWithin === null) return 'unstated'
  return area.isWithin ? 'within' : 'differs'
}
