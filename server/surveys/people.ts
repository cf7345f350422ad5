/** Who signed a survey, as it is kept sealed: digests name the pictures of the signatures. */
export interface SurveyPeople {
  readonly surveyor: { readonly name: string; readonly sha256: string }
  /** Null when nobody of the land user was there. */
  readonly companion: { readonly name: string; readonly sha256: string | null } | null
  /** Why nobody signed. */
  readonly reason: string | null
}

/** A photo as the record keeps it, in the order of the survey. */
export interface KeptPhoto {
  readonly sha256: string
  readonly subject: string
  readonly caption: string
  readonly takenAt: string
  readonly size: number
}
