import type { Field, Scalar } from '../form/field.ts'
import { type Judge, judgeOf } from '../form/flaw.ts'
import { type CellInput, parseCell } from '../form/parse.ts'
import { findingTitle } from '../message/message.zh.ts'
import { exact, roundHalfUp } from '../vocabulary/exact.ts'
import { landClasses, usesOfLandClass } from '../vocabulary/land.ts'
import { inSquareMetres } from './area-unit.ts'
import { fieldsOfKind, isArea } from './fields.ts'
import type { ColumnMapping } from './mapping.ts'
import type { SourceKind } from './source-kind.ts'

/** Values of one record by field; a field that is absent is missing. */
export type RecordValues = Readonly<Record<string, Scalar>>

export interface ValueFault {
  /** Heading. */
  readonly column: string
  readonly value: string
  readonly effect: 'left-out' | 'note'
  /** One sentence. */
  readonly message: string
}

export interface ReadRecord {
  readonly values: RecordValues
  readonly faults: readonly ValueFault[]
}

/** Reads the cells of a record, in the order of the headings. */
export type RecordReader = (cells: readonly CellInput[]) => ReadRecord

interface Column {
  readonly index: number
  readonly mapping: ColumnMapping
  readonly field: Field
  readonly judge: Judge
}

/** The reader for files of these headings mapped so; made once a file. @param currentYear bounds what ends with it */
export function recordReader(
  kind: SourceKind,
  headings: readonly string[],
  mapping: readonly ColumnMapping[],
  currentYear: number,
): RecordReader {
  const fields = fieldsOfKind(kind)
  const columns = mapping.flatMap((column): readonly Column[] => {
    const index = headings.indexOf(column.heading)
    const field = fields[column.field]
    return index < 0 || field === undefined ? [] : [{ index, mapping: column, field, judge: judgeOf(field) }]
  })
  return (cells) => {
    const values: Record<string, Scalar> = {}
    const faults: ValueFault[] = []
    for (const column of columns) {
      const read = readCell(column, cells[column.index] ?? null, currentYear)
      if (read.value !== null) values[column.mapping.field] = read.value
      if (read.fault !== null) faults.push(read.fault)
    }
    return { values: kind === 'registry' ? withLandArea(values) : values, faults }
  }
}

function readCell(
  { field, judge, mapping }: Column,
  cell: CellInput,
  currentYear: number,
): { readonly value: Scalar | null; readonly fault: ValueFault | null } {
  const parsed = parseCell(field, cell)
  if (parsed === null) return { value: null, fault: null }
  const inUnit = typeof parsed === 'number' && isArea(field) ? inSquareMetres(parsed, mapping.unit ?? 'm2') : parsed
  const flaw = judge(inUnit, currentYear)
  const told = (effect: ValueFault['effect'], message: string): ValueFault => {
    return { column: mapping.heading, value: String(cell).slice(0, 100), effect, message }
  }
  if (typeof inUnit === 'object') {
    const title = flaw === null ? '读不出来' : findingTitle(flaw.code)
    return { value: null, fault: told('left-out', `${field.label}：${title}，没有采用。`) }
  }
  if (flaw === null) return { value: inUnit, fault: null }
  // More decimals than the form has: a survey's figure, rounded as the form has it.
  if (flaw.code === 'too-many-decimals' && typeof inUnit === 'number') {
    return { value: roundHalfUp(exact(inUnit), flaw.details.decimals), fault: null }
  }
  if (flaw.level !== 'error') {
    return { value: inUnit, fault: told('note', `${field.label}：${findingTitle(flaw.code)}，已采用，请核对。`) }
  }
  return { value: null, fault: told('left-out', `${field.label}：${findingTitle(flaw.code)}，没有采用。`) }
}

/** A registry extract with one area: the land is as large as it is registered. Ours. */
function withLandArea(values: Record<string, Scalar>): RecordValues {
  const { landArea, regLandArea } = values
  if (landArea !== undefined || regLandArea === undefined) return values
  return { ...values, landArea: regLandArea }
}

/** The land class that a use belongs to (X26 read backwards); null for 其他. */
export function landClassOfUse(use: Scalar | undefined): string | null {
  return landClasses.find((landClass) => usesOfLandClass[landClass].some((known) => known === use)) ?? null
}
