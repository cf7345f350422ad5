import type { DocumentKind } from '#core/filing-route/document-kind.ts'
import { type AttachmentKind, boundaryKinds, documentKinds } from '../attachments/kinds.ts'

/** What a document of a kind may be by its content. */
export function contentsOf(kind: DocumentKind): readonly AttachmentKind[] {
  return kind === 'boundary' ? boundaryKinds : documentKinds
}
