/** A parcel that is let in whole or part, or has an inconsistency of tenancy. Derived, like the parcel's own line. */
export interface TenancyLineTable {
  district: string
  cycle: string
  parcel_code: string
  town_code: string | null
  /** 国企属性 of the owner. */
  owner_soe: string | null
  /** Firms that rent, directly or from a sub-lessor. */
  tenants: number
  /** Those of them that rent from a firm other than the owner. */
  subtenants: number
  /** Those that depend on no day. */
  issues: number
}

/** An inconsistency of tenancy on a parcel. Derived. */
export interface TenancyIssueTable {
  district: string
  cycle: string
  kind: string
  parcel_code: string
  /** The firm it is about; '' for the parcel. */
  uscc: string
  town_code: string | null
  /** Day after which it is one, null for at once. */
  due: string | null
}

export interface TenancyTables {
  tenancy_line: TenancyLineTable
  tenancy_issue: TenancyIssueTable
}
