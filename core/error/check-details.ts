/** Details of the cross-field checks X01–X34 by id, in the units of the fields they concern. */
export interface CheckDetails {
  X01: { readonly sum: number; readonly floorArea: number; readonly differencePercent: number }
}

export type CheckId = keyof CheckDetails
