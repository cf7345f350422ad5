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
  readonly unnoted?: boolean | undefined
  readonly seenAt?: Readonly<Record<string, number>> | undefined
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
  /** Of a workbook that does not note what it rests on, from a device that knows the row otherwise. */
  readonly unnoted: boolean
  /** Fields that are edited knowing what stood at a later revision than the base. */
  readonly seenAt: Readonly<Record<string, number>>
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
  const fields = fieldsByPlace(row, keyCells(key), sender)
  if ('code' in fields) return fields
  return {
    key,
    baseRevision: row.baseRevision,
    whole: row.whole ?? false,
    handedOut: row.handedOut ?? false,
    unnoted: row.unnoted ?? false,
    seenAt: row.seenAt ?? {},
    ...fields,
  }
}

type Entry = readonly [field: string, value: CellValue | null]

/**
 * The fields of a row by where they go. Each is a list before it becomes an object: one that is filled field by field is
 * a table to V8 when there are more than some sixteen, and whatever is asked of it later takes several times as long.
 */
function fieldsByPlace(
  row: PushedRow,
  own: Readonly<Record<string, CellValue>>,
  sender: Sender,
): Pick<IncomingRow, 'layers' | 'foreign'> | Problem {
  const form = formById(row.form)
  const layers = new Map<Layer, Entry[]>()
  const foreign: Entry[] = []
  for (const name of Object.keys(row.fields)) {
    const field = fieldNamed(form, name)
    if (field === undefined) return problem('row-field-unknown', { field: name })
    if (field.kind === 'calculated') continue
    const value = normalisedCell(field, row.fields[name] ?? null)
    if (name in own) {
      if (value !== null && !sameCell(value, own[name])) return problem('row-key-changed', { field: name })
    } else if (isForeign(field, sender)) foreign.push([name, value])
    // Read from an export that masks it: no statement about what stands there.
    else if (!isMaskedPersonal(field, value)) {
      const layer = row.layer ?? layerOf(sender.role, field)
      const entries = layers.get(layer)
      if (entries === undefined) layers.set(layer, [[name, value]])
      else entries.push([name, value])
    }
  }
  return {
    layers: new Map([...layers].map(([layer, entries]) => [layer, Object.fromEntries(entries)])),
    foreign: Object.fromEntries(foreign),
  }
}

function isForeign(field: Field, { role, org }: Sender): boolean {
  return role === 'department' && !field.verifiedBy.some((code) => code === org)
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
