import type { ParcelDetail } from '#core/api/parcels.ts'
import type { CellValue, Field } from '#core/form/field.ts'
import { type Form, fieldEntries } from '#core/form/form.ts'
import { type Layer, layers } from '#core/record/layer.ts'

export type DetailRow = ParcelDetail['parcel']
export type LayeredField = DetailRow['fields'][number]
export type LayerValue = LayeredField['layers'][number]
export type DetailFinding = ParcelDetail['findings'][number]

/** A field of a row with everything that is known about it. */
export interface FieldLine {
  readonly key: string
  readonly field: Field
  readonly effective: CellValue | null
  readonly effectiveLayer: Layer | null
  readonly masked: boolean
  readonly values: ReadonlyMap<Layer, LayerValue>
  readonly findings: readonly DetailFinding[]
}

export interface FieldSection {
  readonly key: string
  readonly title: string
  readonly lines: readonly FieldLine[]
}

/** A row as the sections of its form, every field in its place, filled or not. */
export function sectionsOf(form: Form, row: DetailRow, findings: readonly DetailFinding[]): readonly FieldSection[] {
  const stored = new Map(row.fields.map((field) => [field.field, field]))
  const lines = fieldEntries(form).map(([key, field]) => ({
    section: field.section,
    line: lineOf(key, field, stored.get(key), findings),
  }))
  return form.sections.flatMap(({ key, title }) => {
    const own = lines.filter(({ section }) => section === key).map(({ line }) => line)
    return own.length === 0 ? [] : [{ key, title, lines: own }]
  })
}

function lineOf(
  key: string,
  field: Field,
  stored: LayeredField | undefined,
  findings: readonly DetailFinding[],
): FieldLine {
  return {
    key,
    field,
    effective: stored?.effective ?? null,
    effectiveLayer: stored?.effectiveLayer ?? null,
    masked: stored?.masked ?? false,
    values: new Map((stored?.layers ?? []).map((value) => [value.layer, value])),
    findings: findings.filter((finding) => finding.field === key),
  }
}

/** The effective value of one field of a row, null when blank or masked. */
export function effectiveOf(row: DetailRow, key: string): CellValue | null {
  return row.fields.find((field) => field.field === key)?.effective ?? null
}

/** By how much the effective figure differs from the reported one, as a share of the reported; null when that says nothing. */
export function differenceFromReported(line: FieldLine): number | null {
  const reported = line.values.get('reported')?.value
  const { effective } = line
  if (typeof reported !== 'number' || typeof effective !== 'number' || reported === 0 || reported === effective)
    return null
  return (effective - reported) / Math.abs(reported)
}

/** Layers that hold a value, lowest first. */
export function filledLayers(line: FieldLine): readonly LayerValue[] {
  return layers.flatMap((layer) => line.values.get(layer) ?? [])
}
