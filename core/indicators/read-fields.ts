import { pollutants } from '../vocabulary/pollutant.ts'
import type { MeasureId, MeasureParams, OutputByLandClass } from './measure-params.ts'

/** Fields a measure reads, of the parcel's row and of its firms' rows. */
export interface ReadFields {
  readonly parcel: readonly string[]
  readonly firm: readonly string[]
}

const masses = pollutants.map(({ key }) => key)

function outputs(byLandClass: OutputByLandClass): readonly string[] {
  return [...new Set(Object.values(byLandClass))]
}

const reads: { readonly [Id in MeasureId]: (params: MeasureParams[Id]) => ReadFields } = {
  'far-achievement': () => ({ parcel: ['floorArea', 'landArea', 'farAllowed'], firm: [] }),
  'fixed-asset-intensity': () => ({ parcel: ['landArea'], firm: ['fixedAssets'] }),
  'vacancy-rate': () => ({ parcel: ['vacantFloorArea', 'floorArea'], firm: [] }),
  'property-quality': () => ({ parcel: ['propertyQuality'], firm: [] }),
  'tax-per-mu': () => ({ parcel: ['landArea'], firm: ['taxPaid'] }),
  'output-per-mu': ({ output }) => ({ parcel: ['landArea', 'landClass'], firm: outputs(output) }),
  'revenue-per-head': () => ({ parcel: [], firm: ['revenue', 'employeesYearEnd'] }),
  'rd-intensity': () => ({ parcel: [], firm: ['rdExpense', 'revenue'] }),
  'output-per-energy': ({ output }) => ({ parcel: ['landClass'], firm: [...outputs(output), 'energyTce'] }),
  'output-per-discharge': ({ output }) => ({
    parcel: ['landClass'],
    firm: [...outputs(output), 'hasDischarge', ...masses],
  }),
  'tax-per-energy': () => ({ parcel: [], firm: ['taxPaid', 'energyTce'] }),
  'tax-per-electricity': () => ({ parcel: [], firm: ['taxPaid', 'electricityKwh'] }),
  'qualification-points': ({ qualifications }) => ({ parcel: [], firm: qualifications.map(({ field }) => field) }),
}

/** Every field of the forms that the measure reads with those parameters; a new measure without a line does not compile. */
export function readFields<Id extends MeasureId>(measure: Id, params: MeasureParams[Id]): ReadFields {
  return reads[measure](params)
}
