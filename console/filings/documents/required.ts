import { requiredDocuments, routeUnder } from '#core/filing/documents.ts'
import type { DocumentKind } from '#core/filing-route/document-kind.ts'
import { documentKindInfo } from '#core/filing-route/document-kind.ts'
import type { Citation } from '#core/vocabulary/citation.ts'
import type { OpenFiling } from '../filing/filing-context.ts'

/** A kind of document the filing needs, and whether it lies in the file. */
export interface DocumentState {
  readonly kind: DocumentKind
  readonly before: 'submit' | 'report'
  readonly clause: Citation
  readonly isMissing: boolean
  /** Uploaded, and filed with the next act. */
  readonly isUploaded: boolean
}

/** What is required by the route and the 申请表 as it stands; boundary and title before anything is declared. */
export function documentsState({ filing, application, detail }: OpenFiling): readonly DocumentState[] {
  const facts = filing.declaration?.facts ?? application.facts
  const state = (kind: DocumentKind, before: 'submit' | 'report', clause: Citation): DocumentState => {
    const isFiled = filing.documents.some((each) => each.kind === kind)
    const isUploaded = !isFiled && detail.uploads.some((each) => each.kind === kind)
    return { kind, before, clause, isMissing: !isFiled && !isUploaded, isUploaded }
  }
  const usual: readonly DocumentKind[] = ['boundary', 'title', 'contract']
  if (facts === null) return usual.map((kind) => state(kind, 'submit', documentKindInfo[kind].clause))
  const route = routeUnder(filing, facts)
  const atSubmission = requiredDocuments(route, facts, 'submit')
  return requiredDocuments(route, facts, 'report').map((kind) => {
    const clause = route.documents.find((each) => each.kind === kind)?.clause ?? documentKindInfo[kind].clause
    return state(kind, atSubmission.includes(kind) ? 'submit' : 'report', clause)
  })
}
