import type { CycleStageBody } from '#core/api/cycle-stages.ts'
import { cycleStages } from '#core/cycle-stage/stage.ts'
import { formatDate } from '#core/form/format.ts'

/** The eight stages in a row: behind, now, to come; each with the day and the person by whom the year came into it. */
export function StageFlow({ stages: { stage, stages, derived } }: { readonly stages: CycleStageBody }) {
  const reached = cycleStages.indexOf(stage)
  return (
    <>
      <ol class="card stage-flow" aria-label="年度阶段">
        {stages.map((each, index) => (
          <li
            key={each.stage}
            class={index < reached ? 'is-behind' : index === reached ? 'is-now' : 'is-ahead'}
            aria-current={index === reached ? 'step' : undefined}
          >
            <b>
              {each.stage}
              {index < reached && <span class="stage-mark"> ✓</span>}
              {index === reached && <span class="stage-mark"> 现在</span>}
            </b>
            <span class="cap">
              {each.at === null ? (index <= reached ? '—' : '未到') : formatDate(each.at.slice(0, 10))}
            </span>
            {each.by !== null && <span class="cap">{each.by}</span>}
          </li>
        ))}
      </ol>
      {derived && <p class="cap">还没有人办理过本年度的阶段：现在的阶段按已有数据推定，从第一次办理起逐步留痕。</p>}
      <p class="cap">
        公示阶段和区专班审核的办法为本系统拟定；研判、审定按松规划资源〔2023〕123号，审定由市委、市政府作出，本系统只登记。
      </p>
    </>
  )
}
