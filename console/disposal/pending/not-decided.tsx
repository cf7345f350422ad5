import { type CycleStage, cycleStages } from '#core/cycle-stage/stage.ts'
import { useAnswer } from '../../data/use-answer.ts'
import { mayAsk } from '../../frame/entries.ts'
import { useCyclePath } from '../../frame/use-cycle.ts'
import { ListShapes } from '../../list/list-shapes.tsx'
import { FailureNotice } from '../../notice/failure-notice.tsx'
import { useSession } from '../../session/session.ts'
import { disposalAddress } from '../disposal-view.ts'

const decided: readonly CycleStage[] = ['审定', '归档']

/** Nothing waits for a plan: because all have one, or because the year is not decided yet, and what comes first. */
export function NotDecided({ cycle }: { readonly cycle: string }) {
  const { account } = useSession()
  const pathIn = useCyclePath()
  const mayLook = mayAsk('cycleStages', account.role)
  const { value, failure, askAgain } = useAnswer('cycleStages', mayLook ? { params: { cycle } } : null)
  if (failure !== null) return <FailureNotice failure={failure} onRetry={askAgain} />
  if (value === null && mayLook) return <ListShapes label="本年度所处的阶段" />
  const stage = value?.stage ?? null
  const next = stage === null ? undefined : cycleStages[cycleStages.indexOf(stage) + 1]
  if (stage !== null && decided.includes(stage)) {
    return (
      <div class="card">
        <div class="empty">
          <h2>没有待编方案的地块</h2>
          <p>{`${cycle}年度已审定，低效清单上的地块都已有处置方案。`}</p>
          <a class="btn" href={pathIn(disposalAddress({}))}>
            查看处置方案
          </a>
        </div>
      </div>
    )
  }
  return (
    <div class="card">
      <div class="empty">
        <h2>{`${cycle}年度还没有审定`}</h2>
        <p>
          {stage === null
            ? '处置方案按审定的低效清单编制。'
            : `现在处于“${stage}”阶段${next === undefined ? '' : `，下一阶段是“${next}”`}。登记审定后，低效清单上的地块会列在这里。`}
        </p>
        {mayLook && (
          <a class="btn" href={pathIn('/stages')}>
            查看流程
          </a>
        )}
      </div>
    </div>
  )
}
