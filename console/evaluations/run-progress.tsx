import type { EvaluationBody } from '#core/api/evaluations.ts'
import { Progress } from '#ui/progress.tsx'
import { useDelayed } from '#ui/use-delayed.ts'
import type { EvaluationRun } from './use-evaluation-run.ts'

export interface RunProgressProps {
  readonly running: EvaluationRun['running']
  /** Ends it without results; absent for who may not. */
  readonly onCancel?: (evaluation: EvaluationBody) => void
}

/** An evaluation on its way; nothing in the first 300 ms. It goes on when the page is left, and that is said. */
export function RunProgress({ running, onCancel }: RunProgressProps) {
  const isShown = useDelayed(running !== null, 300)
  if (running === null || !isShown) return null
  const isCounted = running !== 'asked' && running.parcels > 0
  const isFormal = running !== 'asked' && running.mode === 'formal'
  const cancel = running === 'asked' || onCancel === undefined ? {} : { onCancel: () => onCancel(running) }
  return (
    <div class="stack-s" role="status">
      <Progress
        title={isFormal ? '正在正式评估' : '正在草评'}
        done={isCounted ? Math.floor(running.parcels * running.progress) : 0}
        total={isCounted ? running.parcels : 0}
        unit="宗"
        {...cancel}
      />
      <p class="cap">离开本页不影响运行，完成后在列表中查看。</p>
    </div>
  )
}
