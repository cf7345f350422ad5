import type { LandClass } from '../vocabulary/land.ts'

/** Whether a parcel's output is its 工业总产值 or its 营业收入: a choice of the standard, by land class. */
export type OutputField = 'grossOutput' | 'revenue'
export type OutputByLandClass = Readonly<Record<LandClass, OutputField>>

export const qualificationFields = [
  'highTech',
  'techGiant',
  'techSme',
  'srdi',
  'techCenter',
  'designCenter',
  'headquarters',
  'foreignRd',
] as const
export type QualificationField = (typeof qualificationFields)[number]

/** One qualification kind: the best level among the parcel's firms counts once. */
export interface Qualification {
  readonly field: QualificationField
  readonly levels: readonly { readonly value: string | true; readonly points: number }[]
}

/** What the standard decides about a measure beside its ladder. `null`: nothing. */
export interface MeasureParams {
  'far-achievement': null
  'fixed-asset-intensity': null
  'vacancy-rate': null
  'property-quality': null
  'tax-per-mu': null
  'output-per-mu': { readonly output: OutputByLandClass }
  'revenue-per-head': null
  'rd-intensity': null
  'output-per-energy': { readonly output: OutputByLandClass }
  'output-per-discharge': { readonly output: OutputByLandClass }
  'tax-per-energy': null
  'tax-per-electricity': null
  'qualification-points': { readonly qualifications: readonly Qualification[] }
}

/** The closed list of measures a standard may name. */
export type MeasureId = keyof MeasureParams
