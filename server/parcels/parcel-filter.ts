import { rowStatuses } from '#core/record/status.ts'
import { landClasses } from '#core/vocabulary/land.ts'
import { codesOf, listOf, noneAsNull } from '../actions/codes.ts'
import type { ParcelFilter } from '../db/parcel-list.ts'
import type { ParcelQuery } from './list-parcels.ts'

const classCodes = ['A', 'B', 'C', 'D', 'none'] as const

export type FilterQuery = Pick<ParcelQuery, 'town' | 'status' | 'land' | 'class' | 'finding' | 'code' | 'q' | 'zone'>

type Choices = Pick<ParcelFilter, 'towns' | 'statuses' | 'lands' | 'classes' | 'finding' | 'code' | 'text' | 'zones'>

/** The conditions of a list of parcels as the database asks them. Throws ProblemError malformed-request. */
export function parcelFilterOf(query: FilterQuery): Choices {
  const text = query.q?.trim().toLowerCase() ?? ''
  return {
    towns: listOf(query.town),
    statuses: codesOf(query.status, rowStatuses, 'status'),
    lands: codesOf(query.land, landClasses, 'land'),
    classes: noneAsNull(codesOf(query.class, classCodes, 'class')),
    finding: query.finding ?? null,
    code: query.code ?? null,
    text: text === '' ? null : text,
    zones: listOf(query.zone)?.map((zone) => (zone === 'none' ? null : zone)) ?? null,
  }
}
