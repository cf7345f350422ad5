import { type DisputeState, waitingForFirm } from '../dispute/state.ts'
import type { FormId } from '../forms/catalogue.ts'
import { type RowStatus, rowStatusNames } from '../record/status.ts'
import type { Clearer } from './clearer.ts'
import { type GateLine, placeText, verifiersOf } from './line.ts'
import { fieldOf } from './unconfirmed.ts'

/** A value somebody is still arguing about. */
export interface OpenPlace {
  readonly form: FormId
  readonly field: string
  readonly parcelCode: string
  readonly townCode: string | null
}

export interface OpenDispute extends OpenPlace {
  readonly state: DisputeState
}

/** A parcel and how far its row has come. */
export interface ParcelStanding {
  readonly parcelCode: string
  readonly townCode: string | null
  readonly status: RowStatus
}

/** What is still open in a year beside what the parcels say themselves. */
export interface OpenMatters {
  readonly conflicts: readonly OpenPlace[]
  readonly disputes: readonly OpenDispute[]
  /** 填报 and 现场 lie apart beyond the tolerance, and the department says nothing. */
  readonly differences: readonly OpenPlace[]
  readonly parcels: readonly ParcelStanding[]
}

/** Who brings a parcel a step further; null when it has come far enough. */
const nextActor: Readonly<Record<RowStatus, readonly Clearer[] | null>> = {
  draft: ['enterprise', 'town'],
  submitted: ['town'],
  'town-returned': ['enterprise', 'town'],
  'town-approved': ['district'],
  'review-returned': ['town'],
  'review-approved': null,
  locked: null,
}

/** A line for every open conflict, dispute and difference, and for every parcel that is not 核验通过. */
export function linesOfMatters({ conflicts, disputes, differences, parcels }: OpenMatters): readonly GateLine[] {
  return [
    ...conflicts.map((place) => lineAt('open-conflicts', place, ['town'])),
    ...disputes.map((place) =>
      lineAt('open-disputes', place, waitingForFirm.includes(place.state) ? ['enterprise'] : verifiersOf([place])),
    ),
    // Where no department verifies the field, what the 街镇 found on site stands.
    ...differences.flatMap((place) =>
      (fieldOf(place.form, place.field)?.verifiedBy ?? []).length === 0
        ? []
        : [lineAt('open-differences', place, verifiersOf([place]))],
    ),
    ...parcels.flatMap(({ parcelCode, townCode, status }): readonly GateLine[] => {
      const clearers = nextActor[status]
      if (clearers === null) return []
      return [{ gate: 'unverified', parcelCode, townCode, clearers, what: rowStatusNames[status] }]
    }),
  ]
}

function lineAt(gate: GateLine['gate'], place: OpenPlace, clearers: readonly Clearer[]): GateLine {
  const { parcelCode, townCode } = place
  return { gate, parcelCode, townCode, clearers, what: placeText(place) }
}
