import { useState } from 'preact/hooks'
import type { StandardDetail } from '#core/api/standards.ts'
import { Icon } from '#ui/icon.tsx'
import { RunProgress } from '../../evaluations/run-progress.tsx'
import { useEvaluationRun } from '../../evaluations/use-evaluation-run.ts'
import { mayAsk } from '../../frame/entries.ts'
import { useCycle } from '../../frame/use-cycle.ts'
import { FailureNotice } from '../../notice/failure-notice.tsx'
import { evaluationPath } from '../../route/route.ts'
import { useSession } from '../../session/session.ts'

export interface TrialRunProps {
  readonly version: StandardDetail
  readonly isSaved: boolean
  readonly onTried: () => void
}

/** 试评: everyone judged by this text, as a draft evaluation; a text that was tried may be submitted. */
export function TrialRun({ version, isSaved, onTried }: TrialRunProps) {
  const { account } = useSession()
  const cycle = useCycle()
  const [done, setDone] = useState<string | null>(null)
  const trial = useEvaluationRun(
    cycle,
    (evaluation) => {
      if (evaluation.status === 'done') setDone(evaluation.id)
      onTried()
    },
    version.id,
  )
  const { state, faults } = version
  const isOffered = state === 'draft' || state === 'tried' || state === 'submitted' || state === 'approved'
  if (!isOffered || !mayAsk('runEvaluation', account.role)) return null
  const why = whyNot(isSaved, faults.length)
  return (
    <div class="std-acts no-print">
      <div class="row">
        <button
          type="button"
          class={trial.running === null ? 'btn' : 'btn is-busy'}
          aria-busy={trial.running !== null}
          aria-disabled={why !== null}
          {...(why === null ? {} : { 'aria-describedby': 'why-trial' })}
          onClick={() => why === null && trial.running === null && void trial.run()}
        >
          <Icon name="chart" />
          试评
        </button>
      </div>
      <p class="cap" id="why-trial">
        {why === null
          ? `用现在的内容把${cycle}年度全部地块试算一遍；结果为预估，不影响在用的标准。`
          : `不能试评：${why}`}
      </p>
      <RunProgress running={trial.running} />
      {done !== null && (
        <p role="status">
          试评完成。<a href={evaluationPath(done)}>{`查看试评 #${done}`}</a>
        </p>
      )}
      {trial.failure !== null && <FailureNotice failure={trial.failure} />}
    </div>
  )
}

function whyNot(isSaved: boolean, faults: number): string | null {
  if (!isSaved) return '有未保存的修改，请先保存。'
  return faults === 0 ? null : `有 ${faults} 处矛盾，请先改正。`
}
