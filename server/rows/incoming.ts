import { layerOf, writableLayers } from '#core/access/layer.ts'
import { isMaskedPersonal } from '#core/access/personal.ts'
import type { Role } from '#core/access/role.ts'
import { type Problem, problem } from '#core/error/problem.ts'
import type { CellValue, Field } from '#core/form/field.ts'
import type { Form } from '#core/form/form.ts'
import { parseCell } from '#core/form/parse.ts'
import { type FormId, formById } from '#core/forms/catalogue.ts'
import type { RowKey } from '#core/record/key.ts'
import type { Layer, LayerFields } from '#core/record/layer.ts'
import { sameCell } from '#core/record/merge.ts'
import { keyCells } from './state.ts'

/** One row as a client sent it. */
export interface PushedRow {
  readonly form: FormId
  readonly key: { readonly cycle: string; readonly parcelCode: string; readonly uscc?: string | undefined }
  readonly baseRevision: number
  readonly layer?: Layer | undefined
  readonly whole?: boolean | undefined
  readonly handedOut?: boolean | undefined
  readonly fields: LayerFields
}

/** A row that can be decided on: its key, and its values by the layer they go to. */
export interface IncomingRow {
  readonly key: RowKey
  readonly baseRevision: number
  readonly layers: ReadonlyMap<Layer, LayerFields>
  /** All cells of a workbook's row, edited or not: those that repeat the base are no edits. */
  readonly whole: boolean
  /** Of a handed-out workbook: what it locked at the base is not to be changed. */
  readonly handedOut: boolean
  /** Values of fields that are another department's: tolerated while they say what stands there already. */
  readonly foreign: LayerFields
}

export interface Sender {
  readonly role: Role
  readonly org: string | null
}

/** Reads a pushed row: normalised key and values, each value in its layer; or why the row is refused. */
export function incomingRow(row: PushedRow, sender: Sender, currentYear: number): IncomingRow | Problem {
  const key = keyOf(row)
  if ('code' in key) return key
  if (Number(key.cycle) > currentYear) return problem('cycle-unknown', { cycle: key.cycle })
  if (row.layer !== undefined && !writableLayers[sender.role].includes(row.layer)) {
    return problem('row-layer-not-yours', { layer: row.layer })
  }
  const form = formById(row.form)
  const own = keyCells(key)
  const layers = new Map<Layer, Record<string, CellValue | null>>()
  const foreign: Record<string, CellValue | null> = {}
  for (const [name, sent] of Object.entries(row.fields)) {
    const field = fieldNamed(form, name)
    if (field === undefined) return problem('row-field-unknown', { field: name })
    if (field.kind === 'calculated') continue
    const value = normalisedCell(field, sent)
    if (name in own) {
      if (value !== null && !sameCell(value, own[name])) return problem('row-key-changed', { field: name })
      continue
    }
    if (sender.role === 'department' && !field.verifiedBy.some((code) => code === sender.org)) {
      foreign[name] = value
      continue
    }
    // Read from an export that masks it: no statement about what stands there.
    if (isMaskedPersonal(field, value)) continue
    const layer = row.layer ?? layerOf(sender.role, field)
    const fields = layers.get(layer) ?? {}
    fields[name] = value
    layers.set(layer, fields)
  }
  return {
    key,
    baseRevision: row.baseRevision,
    layers,
    whole: row.whole ?? false,
    handedOut: row.handedOut ?? false,
    foreign,
  }
}

function fieldNamed(form: Form, name: string): Field | undefined {
  return Object.hasOwn(form.fields, name) ? form.fields[name] : undefined
}

/** Values are read again as a cell would be: a client's spelling is no second form of the value. */
export function normalisedCell(field: Field, sent: CellValue | null): CellValue | null {
  return sent === null || typeof sent === 'object' ? sent : parseCell(field, sent)
}

function keyOf({ form, key }: PushedRow): RowKey | Problem {
  const { cycle } = key
  const parcelCode = code(form, 'parcelCode', key.parcelCode)
  if (parcelCode === '') return problem('row-key-missing', { field: 'parcelCode' })
  if (form === 'parcel-self-assessment') return { form, cycle, parcelCode }
  const uscc = code(form, 'uscc', key.uscc ?? '')
  return uscc === '' ? problem('row-key-missing', { field: 'uscc' }) : { form, cycle, parcelCode, uscc }
}

/** A code in its one spelling; what is no code stays as it came, so that its row can be found and corrected. */
function code(form: FormId, name: string, text: string): string {
  const field = formById(form).fields[name]
  const parsed = field === undefined ? null : parseCell(field, text)
  return typeof parsed === 'string' ? parsed : text.trim()
}
