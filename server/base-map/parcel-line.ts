import type { ParcelState } from '#core/base-map/act-kind.ts'
import { certificateKey, keysOf } from '#core/base-map/keys.ts'
import type { MergedValue } from '#core/base-map/merge.ts'
import type { StoredChoice } from '#core/base-map/plan.ts'
import type { LayerFields } from '#core/record/layer.ts'
import type { BaseParcelTable } from '../db/base-map-tables.ts'
import { numberOrNull, textOrNull } from '../rows/state.ts'
import { checkArea } from './area-check.ts'
import type { SourceRecords } from './base-state.ts'
import { areaState } from './comparison-lines.ts'

export interface ParcelFacts {
  readonly district: string
  readonly parcelCode: string
  readonly state: ParcelState
  readonly isProposed: boolean
  readonly sources: SourceRecords
  readonly choices: Readonly<Record<string, StoredChoice>>
  readonly merged: Readonly<Record<string, MergedValue>>
  readonly stated: LayerFields
  /** Of its boundary, m²; null without one. */
  readonly area: number | null
  readonly at: string
}

/** A parcel of the base as it is stored. */
export function parcelLine(facts: ParcelFacts): BaseParcelTable {
  const { district, parcelCode, state, isProposed, sources, choices, merged, stated, area, at } = facts
  const text = (field: string): string | null => textOrNull(merged[field]?.value)
  const { unit } = keysOf(valuesOf(merged))
  const certificate = text('certNo')
  const texts = [parcelCode, text('parcelName'), text('realEstateUnitNo'), certificate, text('ownerName')]
  return {
    district,
    parcel_code: parcelCode,
    state,
    proposed: isProposed ? 1 : 0,
    unit_key: unit ?? null,
    certificate_key: certificate === null ? null : certificateKey(certificate),
    town_code: text('townCode'),
    name: text('parcelName'),
    land_class: text('landClass'),
    land_area: numberOrNull(merged.landArea?.value),
    area_state: areaState(checkArea(area, merged)),
    area,
    sources: JSON.stringify(sources),
    choices: JSON.stringify(choices),
    merged: JSON.stringify(merged),
    stated: JSON.stringify(stated),
    search: texts
      .flatMap((one) => one ?? [])
      .join('\n')
      .toLowerCase(),
    changed_at: at,
  }
}

function valuesOf(merged: Readonly<Record<string, MergedValue>>) {
  return Object.fromEntries(Object.entries(merged).map(([field, { value }]) => [field, value]))
}
