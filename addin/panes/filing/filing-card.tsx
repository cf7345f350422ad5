import { count } from '#ui/number.ts'
import type { SendState } from '../../filing/send-state.ts'

/** The filing in the district, and where its documents and 申报 are. */
export function FilingCard({ state }: { readonly state: SendState }) {
  const { filing } = state
  if (filing === null) {
    return (
      <p class="card card-part sub" role="status">
        {state.note ?? '上送后，区里有这个项目的草稿；上传材料和申报在网页端办理。'}
      </p>
    )
  }
  return (
    <section class="card card-part" aria-label="上送情况">
      <h2 class="pane-title">{`项目 ${filing.number}`}</h2>
      <p role="status">{standing(state)}</p>
      <p>
        <a href={`/filings/${encodeURIComponent(filing.id)}`} target="_blank" rel="noopener noreferrer">
          在网页端上传材料、申报
        </a>
      </p>
    </section>
  )
}

function standing({ conflicts, pending, note }: SendState): string {
  if (conflicts.length > 0) return `有 ${count(conflicts.length)} 项冲突，选定后再上送。`
  return pending > 0 ? `有 ${count(pending)} 处修改没有上送。` : (note ?? '区里的申请表与本表一致。')
}
