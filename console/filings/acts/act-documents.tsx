import { documentBringers } from '#core/filing/document-bringer.ts'
import { eventDocuments } from '#core/filing/documents.ts'
import { transitionOf } from '#core/filing/fold.ts'
import { type DocumentKind, documentKindInfo, documentLabel } from '#core/filing-route/document-kind.ts'
import { routeList } from '#core/filing-route/routes.ts'
import { citationText } from '#core/vocabulary/citation.ts'
import { DocumentLink } from '../documents/document-link.tsx'
import { documentsState } from '../documents/required.ts'
import { UploadButton } from '../documents/upload-button.tsx'
import type { OpenFiling } from '../filing/filing-context.ts'
import type { ActKind } from './act-kind.ts'
import { offeredDocuments } from './act-words.ts'

export interface ActDocumentsProps {
  readonly open: OpenFiling
  readonly kinds: readonly DocumentKind[]
  readonly required: ReadonlySet<DocumentKind>
  /** Uploads that are left out of this act, by kind and hash. */
  readonly left: ReadonlySet<string>
  readonly onLeft: (left: ReadonlySet<string>) => void
  readonly onUploaded: () => void
}

export function uploadKey({ kind, sha256 }: { readonly kind: DocumentKind; readonly sha256: string }): string {
  return `${kind} ${sha256}`
}

/** Kinds an act must have, beside what lies in the file, and those it may bring; only what the reader may bring. */
export function kindsOf(
  kind: ActKind,
  open: OpenFiling,
): { readonly kinds: readonly DocumentKind[]; readonly required: ReadonlySet<DocumentKind> } {
  const { party } = open.detail
  const isDeclaration = kind === 'submit' || kind === 'resubmit'
  const isReport = kind === 'report' || kind === 'report-to-city'
  const ofFiling = documentsState(open).filter(({ before }) => isReport || (isDeclaration && before === 'submit'))
  const required = new Set([
    ...eventDocuments(open.filing, transitionOf(kind)?.documents ?? []),
    ...ofFiling.map((each) => each.kind),
  ])
  const needed = documentsState(open).map((each) => each.kind)
  const offered = eventDocuments(open.filing, offeredDocuments[kind] ?? []).filter(
    (each) => !isOfRoute(each) || needed.includes(each),
  )
  const all = [...new Set([...required, ...offered])]
  return { kinds: all.filter((each) => party !== null && documentBringers[each].includes(party)), required }
}

const ofRoutes = new Set(routeList.flatMap(({ documents }) => documents.map((each) => each.kind)))

/** Asked of some kinds of land only: not offered to the others. */
function isOfRoute(kind: DocumentKind): boolean {
  return ofRoutes.has(kind)
}

/** The documents of an act: what is needed by which clause, what is there, and the way to bring more. */
export function ActDocuments({ open, kinds, required, left, onLeft, onUploaded }: ActDocumentsProps) {
  const { filing, detail } = open
  if (kinds.length === 0) return null
  const toggle = (key: string): void => {
    const next = new Set(left)
    if (!next.delete(key)) next.add(key)
    onLeft(next)
  }
  return (
    <fieldset class="act-documents">
      <legend>
        <b>材料</b>
      </legend>
      <ul>
        {kinds.map((kind) => {
          const filed = filing.documents.filter((each) => each.kind === kind).length
          const uploads = detail.uploads.filter((each) => each.kind === kind)
          const isNeeded = required.has(kind) && filed === 0 && uploads.length === 0
          return (
            <li key={kind} class="act-document">
              <div class="stack-s">
                <p class="row">
                  <span>{documentLabel(kind)}</span>
                  {isNeeded && <span class="badge badge-warn">缺</span>}
                  {!required.has(kind) && <span class="cap">选填</span>}
                  {filed > 0 && <span class="badge badge-ok">{`已归档 ${filed} 份`}</span>}
                </p>
                {required.has(kind) && <p class="cap">{`依据：${citationText(documentKindInfo[kind].clause)}`}</p>}
                {uploads.map((upload) => {
                  const key = uploadKey(upload)
                  return (
                    <div key={key} class="row">
                      <input
                        type="checkbox"
                        aria-label={`随本次归档：${upload.name}`}
                        checked={!left.has(key)}
                        onChange={() => toggle(key)}
                      />
                      <DocumentLink filing={detail.id} document={upload} />
                    </div>
                  )
                })}
              </div>
              <UploadButton filing={detail.id} kind={kind} onUploaded={onUploaded} />
            </li>
          )
        })}
      </ul>
    </fieldset>
  )
}
