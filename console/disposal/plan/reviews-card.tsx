import type { DisposalDetail, DisposalReviewBody } from '#core/api/disposal-shapes.ts'
import { instantInTable } from '#ui/instant.ts'
import { nameOfDepartment } from '../../department-data/words.ts'

/** 部门会签: who was asked until when, and what each answered; earlier versions' answers below. */
export function ReviewsCard({ plan }: { readonly plan: DisposalDetail }) {
  const { reviews, version } = plan
  if (reviews.length === 0) return null
  const ordered = reviews.toSorted((one, other) => other.version - one.version)
  return (
    <section class="card no-print" aria-labelledby="reviews-title">
      <div class="card-head">
        <h2 id="reviews-title">部门会签</h2>
        <span class="aside cap">{plan.awaited > 0 ? `还有 ${plan.awaited} 家没有会签` : '已发的都已会签'}</span>
      </div>
      <ul>
        {ordered.map((review) => (
          <li key={`${review.version} ${review.department}`} class="card-part stack-s">
            <p class="row">
              <b>{nameOfDepartment(review.department)}</b>
              <Answer review={review} />
              {review.version !== version && <span class="badge badge-dash">{`第 ${review.version} 版`}</span>}
              {review.answeredAt === null && review.dueDay !== null && (
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

function Answer({ review: { agrees, isOverdue } }: { readonly review: DisposalReviewBody }) {
  if (agrees === null)
    return <span class={isOverdue ? 'badge badge-err' : 'badge'}>{isOverdue ? '逾期未会签' : '待会签'}</span>
  return <span class={agrees ? 'badge badge-ok' : 'badge badge-err'}>{agrees ? '同意' : '不同意'}</span>
}
