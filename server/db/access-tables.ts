/** Parcels an account made by an invitation may work on, each for one year only. */
export interface InvitedParcelTable {
  district: string
  username: string
  cycle: string
  parcel_code: string
}

/** A second factor; a secret that was drawn but not yet tried stands in pending_sealed. */
export interface SecondFactorTable {
  district: string
  username: string
  secret_sealed: string | null
  pending_sealed: string | null
  confirmed_at: number | null
  /** Time step of the last code that was accepted: it and those before it are used up. */
  last_step: number
}

export interface RecoveryCodeTable {
  district: string
  username: string
  code_hash: string
  used_at: number | null
}

/** A single-use link with which a person sets their own password. */
export interface PasswordLinkTable {
  district: string
  token_hash: string
  username: string
  created_by: string
  created_at: number
  expires_at: number
  used_at: number | null
}

export interface PairingTable {
  district: string
  code_hash: string
  /** SHA-256 of the verifier that only the asking pane knows. */
  challenge: string
  address: string
  created_at: number
  expires_at: number
  /** open, approved, denied or used */
  state: string
  username: string | null
  decided_at: number | null
}

/** Who of an identity provider is who of ours, bound by an administrator before the first sign-in. */
export interface ExternalIdentityTable {
  district: string
  issuer: string
  /** Value of the claim by which people are bound, such as their staff number. */
  claim_text: string
  username: string
  /** The provider's own id of the person, noted at the first sign-in; from then on nobody else is let in. */
  subject: string | null
  bound_at: number
  bound_by: string
}

export interface SingleSignOnRequestTable {
  district: string
  state_hash: string
  /** SHA-256 of what only the browser that began knows. */
  ticket_hash: string
  nonce: string
  verifier: string
  created_at: number
  expires_at: number
}

export interface InvitationTable {
  district: string
  id: string
  code_hash: string
  cycle: string
  uscc: string
  town_code: string
  /** JSON list. */
  parcel_codes: string
  issued_by: string
  issued_at: number
  expires_at: number
  used_at: number | null
  used_by: string | null
  revoked_at: number | null
  revoked_by: string | null
}

export interface AccessTables {
  invited_parcel: InvitedParcelTable
  second_factor: SecondFactorTable
  recovery_code: RecoveryCodeTable
  password_link: PasswordLinkTable
  pairing: PairingTable
  external_identity: ExternalIdentityTable
  single_sign_on_request: SingleSignOnRequestTable
  invitation: InvitationTable
}
