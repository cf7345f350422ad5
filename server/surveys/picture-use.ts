import { surveyLimits } from '#core/survey/limits.ts'
import type { AttachmentKind } from '../attachments/kinds.ts'
import { jpegFault } from './jpeg-fault.ts'
import { pngFault } from './png-fault.ts'

/** What a picture of a survey is for. */
export type PictureUse = 'photo' | 'signature'

interface PictureRule {
  readonly kind: AttachmentKind
  readonly mostBytes: number
  /** Why the bytes are refused, as a clause in Chinese; null when they are not. */
  readonly fault: (bytes: Uint8Array) => string | null
}

/** A photo is a JPEG, a signature a PNG, as our page makes them. */
export const pictureRules: Readonly<Record<PictureUse, PictureRule>> = {
  photo: {
    kind: 'jpeg',
    mostBytes: surveyLimits.photoBytes,
    fault: (bytes) => jpegFault(bytes, surveyLimits.photoSide),
  },
  signature: {
    kind: 'png',
    mostBytes: surveyLimits.signatureBytes,
    fault: (bytes) => pngFault(bytes, surveyLimits.signatureSide),
  },
}
