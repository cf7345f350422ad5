/** How much a survey may hold. All of it ours: no document names a number. */
export const surveyLimits = {
  /** Photos of one survey; at least one is wanted. */
  photos: 12,
  /** Of a photo, bytes, after it was made smaller on the phone. */
  photoBytes: 1_500_000,
  /** Longest side of a photo, pixels. */
  photoSide: 1600,
  /** Of a signature, bytes and pixels of its longest side. */
  signatureBytes: 120_000,
  signatureSide: 1200,
  /** Characters. */
  note: 500,
  caption: 60,
  person: 30,
  reason: 100,
} as const

/** Farther from the boundary than this and the accuracy of the place, metres: told, not refused. */
export const farMetres = 100

/** Said beside every such warning. */
export const farMetresStanding = `${farMetres} 米为本系统默认值，非官方规定`

/** Parcels of one PDF of printed sheets. */
export const sheetsAtOnce = 200
