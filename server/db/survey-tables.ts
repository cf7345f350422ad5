/** One visit to a parcel, as it was handed in. Append-only: a second visit is a line of its own. */
export interface SurveyTable {
  district: string
  /** Made by the phone; the batch of what the survey wrote has the same. */
  id: string
  seq: number
  cycle: string
  parcel_code: string
  /** Of the parcel's surveys of the year. */
  number: number
  /** Both by the phone's clock. */
  surveyed_at: string
  started_at: string
  received_at: string
  username: string
  by_name: string
  role: string
  device: string | null
  /** JSON of the values stated on site, and of what had been reported then. */
  found: string
  reported: string
  note: string
  /** JSON of a SurveyPlace. */
  place: string
  /** To the boundary; null without a place or a boundary. */
  metres: number | null
  is_far: number
  /** A CompanionState. */
  companion: string
  /** JSON of who signed, sealed. */
  survey_people: string
  /** JSON of the photos in their order. */
  pictures: string
  photos: number
  conflicts: number
}

/** A photo or signature that a phone sent, before its survey or with it. Append-only. */
export interface SurveyPictureTable {
  district: string
  survey: string
  sha256: string
  /** 'photo' or 'signature'. */
  use: string
  content_kind: string
  size: number
  cycle: string
  parcel_code: string
  username: string
  at: string
}

export interface SurveyTables {
  survey: SurveyTable
  survey_picture: SurveyPictureTable
}
