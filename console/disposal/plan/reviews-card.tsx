import type { DisposalDetail, DisposalReviewBody } from '#core/api/disposal-shapes.ts'
import { instantInTable } from '#ui/instant.ts'
import { nameOfDepartment } from '../../notice/field-words.ts'

/** 部门会签: who was asked until when, and what each answered; earlier versions' answers below. */
export function ReviewsCard({ plan }: { readonly plan: DisposalDetail }) {
  const { reviews, version } = plan
  if (reviews.length === 0) return null
  const ordered = reviews.toSorted((one, other) => other.version - one.version)
  return (
    <section class="card no-print" aria-labelledby="reviews-title">
      <div class="card-head">
        <h2 id="reviews-title">部门会签</h2>
        <span class="aside cap">{standing(plan)}</span>
      </div>
      <ul>
        {ordered.map((review) => (
          <li key={`${review.version} ${review.department}`} class="card-part stack-s">
            <p class="row">
              <b>{nameOfDepartment(review.department)}</b>
              <Answer review={review} isOpen={isOpen(review, plan)} />
              {review.version !== version && <span class="badge badge-dash">{`第 ${review.version} 版`}</span>}
              {isOpen(review, plan) && review.dueDay !== null && (
                <span class="cap">
                  应于 <span class="nb">{review.dueDay}</span> 前会签
                </span>
              )}
            </p>
            {review.opinion !== null && <p>{review.opinion}</p>}
            {review.answeredAt !== null && (
              <p class="cap">{`${review.answeredBy ?? ''} ${instantInTable(review.answeredAt)}`}</p>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

/** An answer is waited for while the version it was asked about is countersigned. */
function isOpen({ version, agrees }: DisposalReviewBody, plan: DisposalDetail): boolean {
  return agrees === null && version === plan.version && plan.state === 'countersigning'
}

function standing(plan: DisposalDetail): string {
  const waiting = plan.reviews.filter((review) => isOpen(review, plan)).length
  if (waiting > 0) return `还有 ${waiting} 家没有会签`
  return plan.reviews.some(({ version }) => version === plan.version) ? '会签已结束' : '本版没有发会签'
}

function Answer({
  review: { agrees, isOverdue },
  isOpen: isWaiting,
}: {
  readonly review: DisposalReviewBody
  readonly isOpen: boolean
}) {
  if (agrees !== null) {
    return <span class={agrees ? 'badge badge-ok' : 'badge badge-err'}>{agrees ? '同意' : '不同意'}</span>
  }
  if (!isWaiting) return <span class="badge badge-dash">未会签</span>
  return <span class={isOverdue ? 'badge badge-err' : 'badge'}>{isOverdue ? '逾期未会签' : '待会签'}</span>
}
