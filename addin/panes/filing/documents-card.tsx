import type { DeclaredFacts } from '#core/filing/declaration.ts'
import { requiredDocuments } from '#core/filing/documents.ts'
import { documentKindInfo } from '#core/filing-route/document-kind.ts'
import { routeOfLandType } from '#core/filing-route/routes.ts'
import { citationText } from '#core/vocabulary/citation.ts'

/** What has to lie in the file by the declared kind of land: uploaded in the console, never from here. */
export function DocumentsCard({ facts }: { readonly facts: DeclaredFacts | null }) {
  return (
    <section class="card" aria-label="要备的材料">
      <div class="card-head">
        <h2 class="pane-title">要备的材料</h2>
      </div>
      {facts === null ? (
        <p class="card-part sub">填写用地类型、改造方式和土地取得方式后，在此列出要备的材料。</p>
      ) : (
        <Documents facts={facts} />
      )}
    </section>
  )
}

function Documents({ facts }: { readonly facts: DeclaredFacts }) {
  const route = routeOfLandType(facts.landType)
  const first = requiredDocuments(route, facts, 'submit')
  const later = requiredDocuments(route, facts, 'report').filter((kind) => !first.includes(kind))
  return (
    <>
      <p class="card-part sub">{`${route.mark} ${route.name}。材料在网页端上传。`}</p>
      <ul class="filing-documents">
        {[...first, ...later].map((kind) => (
          <li key={kind} class="card-part">
            <span>
              {documentKindInfo[kind].label}
              <span class="cap filing-clause">{citationText(documentKindInfo[kind].clause)}</span>
            </span>
            <span class="cap nb">{first.includes(kind) ? '申报前' : '报区政府前'}</span>
          </li>
        ))}
      </ul>
    </>
  )
}
