import { parcelPath } from '../route/route.ts'

/** A parcel at its sources and history. */
export function baseTabPath(cycle: string, parcelCode: string): string {
  return `${parcelPath(cycle, parcelCode)}?tab=base`
}
