import { farAchievement } from './far-achievement.ts'
import { fixedAssetIntensity } from './fixed-asset-intensity.ts'
import type { MeasurableParcel, Measured } from './measure.ts'
import type { MeasureId, MeasureParams } from './measure-params.ts'
import { outputPerDischarge } from './output-per-discharge.ts'
import { outputPerEnergy } from './output-per-energy.ts'
import { outputPerMu } from './output-per-mu.ts'
import { propertyQuality } from './property-quality.ts'
import { qualificationPoints } from './qualification-points.ts'
import { rdIntensity } from './rd-intensity.ts'
import { revenuePerHead } from './revenue-per-head.ts'
import { taxPerElectricity } from './tax-per-electricity.ts'
import { taxPerEnergy } from './tax-per-energy.ts'
import { taxPerMu } from './tax-per-mu.ts'
import { vacancyRate } from './vacancy-rate.ts'

/** Takes one measure of a parcel, with what the standard decides about it. No number of policy stands in a measure. */
export type Measure<Id extends MeasureId> = (one: MeasurableParcel, params: MeasureParams[Id]) => Measured

export const measures: { readonly [Id in MeasureId]: Measure<Id> } = {
  'far-achievement': farAchievement,
  'fixed-asset-intensity': fixedAssetIntensity,
  'vacancy-rate': vacancyRate,
  'property-quality': propertyQuality,
  'tax-per-mu': taxPerMu,
  'output-per-mu': outputPerMu,
  'revenue-per-head': revenuePerHead,
  'rd-intensity': rdIntensity,
  'output-per-energy': outputPerEnergy,
  'output-per-discharge': outputPerDischarge,
  'tax-per-energy': taxPerEnergy,
  'tax-per-electricity': taxPerElectricity,
  'qualification-points': qualificationPoints,
}
