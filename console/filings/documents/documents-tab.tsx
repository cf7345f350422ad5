import { documentBringers } from '#core/filing/document-bringer.ts'
import { missingDocuments } from '#core/filing/documents.ts'
import { documentKinds, documentLabel } from '#core/filing-route/document-kind.ts'
import { citationText } from '#core/vocabulary/citation.ts'
import { Icon } from '#ui/icon.tsx'
import { instantInTable } from '#ui/instant.ts'
import type { OpenFiling } from '../filing/filing-context.ts'
import { BoundaryCard } from './boundary-card.tsx'
import { DocumentLink } from './document-link.tsx'
import { documentsState } from './required.ts'
import { UploadButton } from './upload-button.tsx'

export interface DocumentsTabProps {
  readonly open: OpenFiling
  readonly onUploaded: () => void
}

/** 材料: what is required and by which clause, what is missing, and everything that lies in the file. */
export function DocumentsTab({ open, onUploaded }: DocumentsTabProps) {
  const { filing, detail } = open
  const { documents } = filing
  const { uploads, boundaries, party, mayDeclare } = detail
  const required = documentsState(open)
  const others = documentKinds.filter(
    (kind) => !required.some((each) => each.kind === kind) && documents.some((each) => each.kind === kind),
  )
  return (
    <>
      <section class="card" aria-labelledby="required-title">
        <div class="card-head">
          <h2 id="required-title">必备材料</h2>
          <span class="aside cap">
            {filing.declaration === null ? '按申请表现在的用地类型；初审确定后以确定的为准' : '按用地类型和申请表'}
          </span>
        </div>
        <ul>
          {required.map(({ kind, before, clause, isMissing, isUploaded }) => (
            <li key={kind} class="card-part document-line">
              <div class="stack-s document-what">
                <p class="row">
                  <b>{documentLabel(kind)}</b>
                  {isMissing && <span class="badge badge-warn">缺</span>}
                  {isUploaded && <span class="badge badge-info">已上传，随下一事项归档</span>}
                  {!isMissing && !isUploaded && <span class="badge badge-ok">已归档</span>}
                </p>
                <p class="cap">{`${before === 'submit' ? '申报前' : '报区政府前'}备齐。依据：${citationText(clause)}`}</p>
                {documents
                  .filter((each) => each.kind === kind)
                  .map((document) => (
                    <Filed key={`${document.sha256} ${document.at}`} filing={detail.id} document={document} />
                  ))}
                {uploads
                  .filter((each) => each.kind === kind)
                  .map((document) => (
                    <p key={document.sha256} class="row">
                      <DocumentLink filing={detail.id} document={document} />
                      <span class="cap">{`${instantInTable(document.at)} ${document.by}上传`}</span>
                    </p>
                  ))}
              </div>
              {mayDeclare && party !== null && documentBringers[kind].includes(party) && (
                <UploadButton filing={detail.id} kind={kind} onUploaded={onUploaded} />
              )}
            </li>
          ))}
        </ul>
        {filing.declaration?.facts.contractAbsence != null && missingDocuments(['contract'], filing).length > 0 && (
          <p class="card-part sub">{`土地出让合同：不适用，${filing.declaration.facts.contractAbsence}`}</p>
        )}
      </section>
      {[...documents, ...uploads]
        .filter(({ kind }) => kind === 'boundary')
        .toReversed()
        .filter(({ sha256 }, index, all) => all.findIndex((each) => each.sha256 === sha256) === index)
        .map(({ sha256, name }) => {
          const boundary = boundaries[sha256]
          return (
            boundary !== undefined && (
              <section key={sha256} class="card" aria-label={`四至范围：${name}`}>
                <div class="card-head">
                  <h2>四至范围</h2>
                  <span class="aside cap">{name}</span>
                </div>
                <div class="card-body">
                  <BoundaryCard boundary={boundary} name={name} />
                </div>
              </section>
            )
          )
        })}
      {others.length > 0 && (
        <section class="card" aria-labelledby="others-title">
          <div class="card-head">
            <h2 id="others-title">办理中的其他材料</h2>
          </div>
          <ul>
            {others.map((kind) => (
              <li key={kind} class="card-part stack-s">
                <b>{documentLabel(kind)}</b>
                {documents
                  .filter((each) => each.kind === kind)
                  .map((document) => (
                    <Filed key={`${document.sha256} ${document.at}`} filing={detail.id} document={document} />
                  ))}
              </li>
            ))}
          </ul>
        </section>
      )}
      <p class="cap with-icon">
        <Icon name="info" />
        <span>归档的材料不能替换或删除；更正的，另行上传，两份都保留。</span>
      </p>
    </>
  )
}

interface FiledProps {
  readonly filing: string
  readonly document: OpenFiling['filing']['documents'][number]
}

function Filed({ filing, document }: FiledProps) {
  return (
    <p class="row">
      <DocumentLink filing={filing} document={document} />
      <span class="cap">{`${document.day} ${document.actorName}`}</span>
    </p>
  )
}
