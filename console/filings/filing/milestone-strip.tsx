import type { Filing } from '#core/filing/filing.ts'
import { milestoneInfo, milestoneLabel } from '#core/filing/milestone.ts'
import { milestoneLines, trackingStageOf } from '#core/filing/tracking.ts'
import { citationText } from '#core/vocabulary/citation.ts'
import { Icon } from '#ui/icon.tsx'

/** 认定 → 改扩建 → 竣工验收 → 日常运营, with our finer milestones labelled so. */
export function MilestoneStrip({ filing }: { readonly filing: Filing }) {
  return (
    <section class="card" aria-labelledby="milestones-title">
      <div class="card-head">
        <h2 id="milestones-title">{`产业项目跟踪：${trackingStageOf(filing)}`}</h2>
      </div>
      <ol class="card-body milestones">
        <li class="is-reached">
          <Icon name="done" />
          <b>认定</b>
          <span class="sub nb">{filing.decision?.day ?? ''}</span>
        </li>
        {milestoneLines(filing).map(({ milestone, on }) => (
          <li
            key={milestone}
            class={on === null ? '' : 'is-reached'}
            title={`依据：${citationText(milestoneInfo[milestone].clause)}`}
          >
            {on === null ? <span class="milestone-open" /> : <Icon name="done" />}
            <b>{milestoneLabel(milestone)}</b>
            <span class="sub nb">{on ?? '未到'}</span>
          </li>
        ))}
      </ol>
    </section>
  )
}
