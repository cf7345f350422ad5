/** A firm on a parcel as far as its tenancy goes; null where nothing usable was filled in. */
export interface TenancyFirm {
  readonly uscc: string
  readonly name: string | null
  readonly occupancy: string | null
  readonly lessor: string | null
  /** YYYY-MM-DD */
  readonly leaseStart: string | null
  readonly leaseEnd: string | null
  /** m² */
  readonly area: number | null
}

export interface TenancyParcel {
  readonly ownerName: string | null
  readonly ownerUscc: string | null
  /** m² */
  readonly floorArea: number | null
  readonly rentedOutArea: number | null
  readonly firms: readonly TenancyFirm[]
}

/** Who lets to a firm, as its text was understood. */
export type Lessor =
  | { readonly kind: 'none' }
  | { readonly kind: 'owner' }
  | { readonly kind: 'firm'; readonly uscc: string }
  | { readonly kind: 'unknown'; readonly text: string }

export interface TenancyLink {
  readonly firm: TenancyFirm
  readonly lessor: Lessor
  /** 0: the owner itself, 1: from the owner, 2: from a sub-lessor …; null where the chain does not reach the owner. */
  readonly depth: number | null
}

export function isTenant({ occupancy }: TenancyFirm): boolean {
  return occupancy === '租赁' || occupancy === '分租'
}
