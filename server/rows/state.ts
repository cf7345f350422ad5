import type { CellValue } from '#core/form/field.ts'
import type { Cells } from '#core/form/form.ts'
import { effectiveCells } from '#core/record/effective.ts'
import type { ParcelKey, RowKey } from '#core/record/key.ts'
import type { Layer, LayeredFields, LayerFields } from '#core/record/layer.ts'
import type { RowStatus } from '#core/record/status.ts'

/** A row as it stands after its changes so far. */
export interface RowState {
  readonly key: RowKey
  readonly revision: number
  /** Status of its parcel. */
  readonly status: RowStatus
  /** Town of its parcel. */
  readonly townCode: string | null
  readonly layered: LayeredFields
  readonly effective: Cells
  readonly formVersion: string
  /** Server sequence of the last change that a reader must hear of. */
  readonly seq: number
  readonly updatedAt: string
  readonly updatedBy: string
  /** Taken out, on its own or with its parcel: kept, but part of nothing. */
  readonly removed: boolean
}

/** When and by whom a row was changed. */
export interface Stamp {
  readonly revision: number
  readonly seq: number
  readonly at: string
  /** Name of the person. */
  readonly by: string
}

export interface FieldChange extends Stamp {
  readonly layer: Layer
  readonly fields: LayerFields
  readonly formVersion: string
}

/** The key as cells: a row holds its own key whatever its layers say. */
export function keyCells(key: RowKey): Readonly<Record<string, CellValue>> {
  return key.form === 'parcel-self-assessment'
    ? { parcelCode: key.parcelCode, assessYear: Number(key.cycle) }
    : { parcelCode: key.parcelCode, uscc: key.uscc }
}

/** What is effective of the layers, with the key. */
export function cellsOf(key: RowKey, layered: LayeredFields): Cells {
  return { ...effectiveCells(layered), ...keyCells(key) }
}

export function newRow(key: RowKey, status: RowStatus, townCode: string | null): RowState {
  return {
    key,
    revision: 0,
    status,
    townCode,
    layered: {},
    effective: keyCells(key),
    formVersion: '',
    seq: 0,
    updatedAt: '',
    updatedBy: '',
    removed: false,
  }
}

/** The row with a change of one layer. */
export function withChange(row: RowState, { layer, fields, ...stamp }: FieldChange): RowState {
  return withChanges(row, new Map([[layer, fields]]), stamp)
}

/** The row with changes of some of its layers. A parcel's own row takes its town from its values. */
export function withChanges(
  row: RowState,
  changes: ReadonlyMap<Layer, LayerFields>,
  { revision, seq, at, by, formVersion }: Stamp & Pick<FieldChange, 'formVersion'>,
): RowState {
  const layered: Partial<Record<Layer, LayerFields>> = { ...row.layered }
  for (const [layer, fields] of changes) {
    const before = layered[layer]
    // The same object where it is the first of its layer: its text is then that of the change itself.
    layered[layer] = before === undefined ? fields : { ...before, ...fields }
  }
  const effective = cellsOf(row.key, layered)
  return {
    key: row.key,
    status: row.status,
    townCode: row.key.form === 'parcel-self-assessment' ? textOrNull(effective.townCode) : row.townCode,
    layered,
    effective,
    revision,
    formVersion,
    seq,
    updatedAt: at,
    updatedBy: by,
    removed: row.removed,
  }
}

/** The parcel's row after a change of its status. */
export function withTransition(row: RowState, to: RowStatus, stamp: Stamp): RowState {
  return { ...row, status: to, revision: stamp.revision, seq: stamp.seq, updatedAt: stamp.at, updatedBy: stamp.by }
}

/** The row taken out or brought back. */
export function withRemoval(row: RowState, removed: boolean, { revision, seq, at, by }: Stamp): RowState {
  return { ...row, removed, revision, seq, updatedAt: at, updatedBy: by }
}

/** A firm's row follows its parcel in status and town; readers hear of it at the parcel's own sequence. */
export function followingParcel(firm: RowState, parcel: RowState): RowState {
  if (firm.status === parcel.status && firm.townCode === parcel.townCode) return firm
  return { ...firm, status: parcel.status, townCode: parcel.townCode, seq: Math.max(firm.seq, parcel.seq) }
}

export function textOrNull(value: CellValue | null | undefined): string | null {
  return typeof value === 'string' ? value : null
}

export function numberOrNull(value: CellValue | null | undefined): number | null {
  return typeof value === 'number' ? value : null
}

export function usccOf(key: RowKey): string | null {
  return key.form === 'enterprise-information' ? key.uscc : null
}

export function parcelKey(cycle: string, parcelCode: string): ParcelKey {
  return { form: 'parcel-self-assessment', cycle, parcelCode }
}
