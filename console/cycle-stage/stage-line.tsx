import { useAnswer } from '../data/use-answer.ts'
import { useCyclePath } from '../frame/use-cycle.ts'
import { stagesPath } from './stages-view.ts'

/** The stage of the year in a line, with the way to 流程; nothing until it is known. */
export function StageLine({ cycle }: { readonly cycle: string }) {
  const pathIn = useCyclePath()
  const { value } = useAnswer('cycleStages', { params: { cycle } })
  if (value === null) return null
  const { stage, stages } = value
  const entered = stages.find((each) => each.stage === stage)?.at
  return (
    <p class="row">
      <span class="badge badge-brand">{`${stage}阶段`}</span>
      {entered != null && <span class="cap nb">{`${entered.slice(0, 10)} 起`}</span>}
      <a class="link" href={pathIn(stagesPath)}>
        年度流程
      </a>
    </p>
  )
}
