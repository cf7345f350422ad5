/** A version of a 第三方技术单位; append-only, the last counts. */
export interface ThirdPartyUnitTable {
  district: string
  uscc: string
  revision: number
  name: string
  contract_no: string
  /** JSON of name and phone, sealed as a whole. */
  unit_contact: string
  username: string
  by_name: string
  at: string
}

export interface ThirdPartyAuthorityTable {
  district: string
  id: string
  seq: number
  uscc: string
  valid_from: string
  valid_until: string
  /** JSON of the 街镇 it covers as a whole. */
  town_codes: string
  /** JSON of the 街镇 it touches, those of its parcels too. */
  touched_towns: string
  /** JSON. */
  forms: string
  /** JSON. */
  layers: string
  reason: string
  given_username: string
  given_by: string
  given_at: string
  /** The hand-over that made it. */
  hand_over: string | null
  ended_username: string | null
  ended_by: string | null
  ended_at: string | null
  ended_reason: string | null
}

/** A parcel an authority names, or one of its 街镇 that was handed on. */
export interface ThirdPartyParcelTable {
  district: string
  authority: string
  parcel_code: string
  /** 0 or 1. */
  named: number
  /** The hand-over that took it away. */
  handed_on: string | null
  handed_at: string | null
}

export interface ThirdPartyHandOverTable {
  district: string
  id: string
  seq: number
  from_authority: string
  to_authority: string
  from_uscc: string
  to_uscc: string
  cycle: string
  /** JSON. */
  parcel_codes: string
  parcels: number
  unfinished: number
  reason: string
  username: string
  by_name: string
  at: string
  undone_username: string | null
  undone_by: string | null
  undone_at: string | null
  undone_reason: string | null
}

/** A version of an entry of the 专班 roster; append-only, the last counts. */
export interface RosterEntryTable {
  district: string
  id: string
  revision: number
  seq: number
  /** district, a department's code or a town's code. */
  office: string
  section: string
  duty: string
  /** Sealed. */
  person_name: string
  /** The phone as a JSON text, sealed. */
  roster_contact: string
  /** Account of the person, if there is one. */
  account: string | null
  valid_from: string
  valid_until: string | null
  username: string
  by_name: string
  at: string
}

export interface RosterTables {
  third_party_unit: ThirdPartyUnitTable
  third_party_authority: ThirdPartyAuthorityTable
  third_party_parcel: ThirdPartyParcelTable
  third_party_hand_over: ThirdPartyHandOverTable
  roster_entry: RosterEntryTable
}
