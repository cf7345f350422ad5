import type { Viewer } from '../access/mask.ts'
import type { Role } from '../access/role.ts'
import { itemsOfDepartment, type PhotoSubject, type SurveyItemId, surveyItemIds } from './item.ts'

/** Who goes on site: those who may write the 现场 layer. */
export const surveyors: readonly Role[] = ['town', 'town-reviewer', 'district', 'third-party']
/** Who may open a survey, on the parcels of their scope. */
export const surveyReaders: readonly Role[] = [
  'enterprise',
  'town',
  'town-reviewer',
  'department',
  'district',
  'third-party',
  'auditor',
]

/** What of a survey a reader is shown. Photos and signatures are personal data: nobody has them by default. */
export interface SurveyView {
  readonly items: readonly SurveyItemId[]
  readonly photosOf: readonly PhotoSubject[]
  /** Pictures of the signatures, and the names of those who signed. */
  readonly people: boolean
  /** Coordinates; others are told only how far from the parcel it was. */
  readonly place: boolean
}

const everything: Omit<SurveyView, 'people' | 'place'> = {
  items: surveyItemIds,
  photosOf: ['whole', ...surveyItemIds],
}

/**
 * What a reader is shown of a survey of a parcel within their scope; null for nothing at all. A department sees the items
 * it verifies with their photos and the view of the whole, no signatures. A third party sees signatures of its own
 * surveys. An enterprise sees its own parcel's, which it signed.
 * @param own the reader made the survey
 * @param owns the reader is the land user of the parcel
 */
export function surveyView({ role, org }: Viewer, own: boolean, owns: boolean): SurveyView | null {
  switch (role) {
    case 'town':
    case 'town-reviewer':
    case 'district':
    case 'auditor':
      return { ...everything, people: true, place: true }
    case 'third-party':
      return { ...everything, people: own, place: own }
    case 'enterprise':
      return owns ? { ...everything, people: true, place: true } : null
    case 'department': {
      const items = itemsOfDepartment(org)
      return items.length === 0 ? null : { items, photosOf: ['whole', ...items], people: false, place: false }
    }
    case 'security':
    case 'admin':
      return null
  }
}
