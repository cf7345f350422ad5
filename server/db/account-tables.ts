/** 0 or 1. */
type Flag = number

export interface AccountTable {
  district: string
  username: string
  name: string
  role: string
  /** Town code, department code or uscc; null for the whole district. */
  org: string | null
  password_hash: string
  active: Flag
  created_at: string
  created_by: string
  /** Whose account it is, as the staff list numbers them: one person may have several. */
  person: string | null
  /** Made by an invitation: sees the invited parcels only. */
  limited: Flag
  last_sign_in_at: number | null
}

/** Rights an account has beside those of its role. */
export interface AccountRightTable {
  district: string
  username: string
  name: string
  granted_by: string
  granted_at: string
}

export interface SessionTable {
  district: string
  /** SHA-256 of the token; the token itself is never stored. */
  token_hash: string
  username: string
  client: string
  created_at: number
  seen_at: number
  /** What it is listed and ended by; says nothing of the token. */
  id: string | null
  /** Where the sign-in came from. */
  address: string
  /** done, or what of the sign-in is still to come: verify, enrol. */
  step: string
}

export interface SetUpLinkTable {
  district: string
  token_hash: string
  created_at: number
  expires_at: number
  used_at: number | null
}

export interface SignInAttemptTable {
  district: string
  username: string
  address: string
  failures: number
  first_at: number
  locked_until: number | null
}
