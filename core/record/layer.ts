import type { CellValue } from '../form/field.ts'

/** Values have layers; a later layer overrides an earlier one and both stay visible. 填报 < 现场 < 部门核定. */
export const layers = ['reported', 'onsite', 'department'] as const
export type Layer = (typeof layers)[number]

export const layerNames: Readonly<Record<Layer, string>> = { reported: '填报', onsite: '现场', department: '部门核定' }

/** One layer's fields of a row. A field absent from a layer was never given there; null was given and taken away. */
export type LayerFields = Readonly<Record<string, CellValue | null>>
export type LayeredFields = Readonly<Partial<Record<Layer, LayerFields>>>

export interface EffectiveValue {
  readonly value: CellValue
  readonly layer: Layer
}
