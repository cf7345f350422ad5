import type { FilingSummary } from '#core/api/filings.ts'
import { filingStateNames } from '#core/filing/state.ts'

export interface ExistingCardProps {
  readonly filings: readonly FilingSummary[]
  /** Null: none of them. */
  readonly onAnswer: (filing: FilingSummary | null) => void
}

/** The unit has projects under way: a second filing of the same one helps nobody. */
export function ExistingCard({ filings, onAnswer }: ExistingCardProps) {
  return (
    <section class="card" aria-label="已有的项目" role="alert">
      <p class="card-part">本单位在区里已有可填写的项目。这份申请表是其中之一吗？</p>
      <ul class="filing-existing">
        {filings.map((filing) => (
          <li key={filing.id} class="card-part">
            <span>
              {filing.projectName}
              <span class="cap nb filing-clause">{`${filing.number}　${filingStateNames[filing.state]}`}</span>
            </span>
            <button
              type="button"
              class="btn btn-s"
              aria-label={`接着上送 ${filing.projectName}`}
              onClick={() => onAnswer(filing)}
            >
              接着上送
            </button>
          </li>
        ))}
      </ul>
      <div class="card-part">
        <button type="button" class="btn btn-s" onClick={() => onAnswer(null)}>
          都不是，新建项目
        </button>
      </div>
    </section>
  )
}
