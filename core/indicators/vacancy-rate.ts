import { area, type MeasurableParcel, type Measured, quotient } from './measure.ts'

/** Vacant floor area by floor area (房屋空置率), a ratio. */
export function vacancyRate(one: MeasurableParcel): Measured {
  return quotient(area(one, 'vacantFloorArea'), area(one, 'floorArea'))
}
