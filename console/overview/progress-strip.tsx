import './progress-strip.css'
import type { TownProgress } from './progress-order.ts'

/** How far a 街镇 is, as one stacked bar; the same in words for who does not see it. */
export function ProgressStrip({ town }: { readonly town: TownProgress }) {
  const { approved, submitted, draft, notStarted, parcels } = town
  if (parcels === 0) return null
  const words = `街镇已通过 ${approved}，已提交 ${submitted}，填报中 ${draft}，未开始 ${notStarted}`
  return (
    <div class="progress-strip" role="img" aria-label={words} title={words}>
      {approved > 0 && <span class="is-approved" style={{ flex: `${approved} 1 0` }} />}
      {submitted > 0 && <span class="is-submitted" style={{ flex: `${submitted} 1 0` }} />}
      {draft > 0 && <span class="is-draft" style={{ flex: `${draft} 1 0` }} />}
      {notStarted > 0 && <span class="is-waiting" style={{ flex: `${notStarted} 1 0` }} />}
    </div>
  )
}
