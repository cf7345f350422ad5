import type { CycleStageBody } from '#core/api/cycle-stages.ts'
import { type CycleStage, cycleStages } from '#core/cycle-stage/stage.ts'

/** The eight stages in a row: behind, now, to come; each with the day and the person by whom the year came into it. */
export function StageFlow({ stages: body }: { readonly stages: CycleStageBody }) {
  const { stage, stages, derived } = body
  const reached = cycleStages.indexOf(stage)
  const isSkipped = (each: CycleStage, index: number): boolean =>
    each === '公示' && index < reached && wasNotPublished(body)
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
              {index < reached && !isSkipped(each.stage, index) && <span class="stage-mark"> ✓</span>}
              {index === reached && <span class="stage-mark"> 现在</span>}
            </b>
            <span class="cap">{isSkipped(each.stage, index) ? '未经公示' : whenText(each.at, index <= reached)}</span>
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

/** The year last came into 研判 straight from 评估. */
function wasNotPublished({ events }: CycleStageBody): boolean {
  const entry = events.find(({ from, to }) => to === '研判' && (from === '评估' || from === '公示'))
  return entry?.from === '评估'
}

function whenText(at: string | null, isReached: boolean): string {
  if (at !== null) return at.slice(0, 10)
  return isReached ? '按数据推定' : '未到'
}
