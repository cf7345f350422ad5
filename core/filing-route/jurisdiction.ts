/** Whose a filing is to decide by where its land lies: the district's, or 临港新片区管委会's. Never told by the name of a park. */
export const jurisdictions = ['district', 'lingang'] as const
export type Jurisdiction = (typeof jurisdictions)[number]

export const jurisdictionNames: Readonly<Record<Jurisdiction, string>> = {
  district: '本区（区政府认定）',
  lingang: '临港新片区（管委会认定）',
}
