import { useState } from 'preact/hooks'
import type { LedgerConflict } from '#core/api/conflicts.ts'
import { Icon } from '#ui/icon.tsx'
import { count } from '#ui/number.ts'
import { Progress } from '#ui/progress.tsx'
import { ActForm } from '../batch/act-form.tsx'
import { ActReport } from '../batch/act-report.tsx'
import { useBatch } from '../batch/use-batch.ts'
import { tellChanged } from '../data/changed.ts'
import { FailureNotice } from '../notice/failure-notice.tsx'
import { conflictsPath } from '../route/route.ts'
import { useSession } from '../session/session.ts'
import { longestReason } from './conflict-chooser.tsx'
import type { ConflictFilter } from './conflict-view.ts'
import { choiceNames, headingIn } from './conflict-words.ts'
import { conflictsOf, type SettleOutcome, settleConflicts } from './settle-job.ts'

type Side = 'mine' | 'theirs'

interface Order {
  readonly side: Side
  readonly conflicts: readonly LedgerConflict[]
  /** Found by the filter, but not the reader's to settle. */
  readonly others: number
}

export interface SettleAllProps {
  /** Enough waits to be settled at once. What was settled is told all the same. */
  readonly isOffered: boolean
  readonly filter: ConflictFilter
  /** The filter in words; '' for none. */
  readonly words: string
  readonly onDone: () => void
}

const reasonRule = { label: '说明（选填，写入每一项的处理记录）', shortest: 0, longest: longestReason, advice: '' }

/** One side for everything the filter finds: read first, then confirmed with the count, then settled in batches. */
export function SettleAll({ isOffered, filter, words, onDone }: SettleAllProps) {
  const { call } = useSession()
  const [order, setOrder] = useState<Order | null>(null)
  const [last, setLast] = useState<Side>('theirs')
  const reading = useBatch<never>(() => {})
  const settling = useBatch<SettleOutcome>(() => {
    tellChanged('conflicts')
    onDone()
  })
  const ask = (side: Side): void => {
    setLast(side)
    setOrder(null)
    settling.forget()
    void reading.run(async (tell, signal) => {
      const found = await conflictsOf(call, filter, (done, total) => tell({ done, total }, []), signal)
      const conflicts = found.filter((conflict) => conflict.maySettle)
      if (!signal.aborted) setOrder({ side, conflicts, others: found.length - conflicts.length })
    })
  }
  const run = ({ side, conflicts }: Order, reason: string): void => {
    setOrder(null)
    void settling.run((tell, signal) => settleConflicts(call, conflicts, { choice: side, reason }, tell, signal))
  }
  const running = reading.progress ?? settling.progress
  return (
    <>
      {isOffered && running === null && order === null && (
        <div class="row no-print">
          {(['theirs', 'mine'] as const).map((side) => (
            <button key={side} type="button" class="btn" onClick={() => ask(side)}>
              {`全部${choiceNames[side]}`}
            </button>
          ))}
        </div>
      )}
      {order?.conflicts.length === 0 && (
        <div class="banner" role="status">
          <Icon name="info" />
          <p class="banner-text">{`范围内的 ${count(order.others)} 项都不由您处理。`}</p>
          <button type="button" class="btn btn-s" onClick={() => setOrder(null)}>
            关闭
          </button>
        </div>
      )}
      {order !== null && order.conflicts.length > 0 && (
        <section class="batch-bar" aria-label="全部处理">
          <ActForm
            act={`${choiceNames[order.side]} ${count(order.conflicts.length)} 项`}
            consequence={consequenceOf(order, words)}
            reason={reasonRule}
            onRun={(reason) => run(order, reason)}
            onCancel={() => setOrder(null)}
          />
        </section>
      )}
      {running !== null && (
        <Progress
          title={reading.progress === null ? `正在${choiceNames[last]}` : '正在读取待处理的冲突'}
          done={running.done}
          total={running.total}
          unit="项"
          onCancel={reading.progress === null ? settling.cancel : reading.cancel}
        />
      )}
      {reading.failure !== null && <FailureNotice failure={reading.failure} onRetry={() => ask(last)} />}
      {settling.failure !== null && <FailureNotice failure={settling.failure} />}
      {settling.progress === null && settling.outcomes !== null && (
        <ActReport
          verb="处理"
          unit="项"
          lines={settling.outcomes.map(({ conflict, refusal }) => ({
            key: conflict.id,
            name: `${conflict.parcelCode} ${headingIn(conflict)}`,
            path: conflictsPath(conflict.parcelCode),
            refusal,
          }))}
          hint="仍在“待处理”中。"
          onClose={settling.forget}
        />
      )}
    </>
  )
}

function consequenceOf({ others }: Order, words: string): string {
  const scope = words === '' ? '您能看到的全部地块' : words
  const rest = others === 0 ? '' : `另有 ${count(others)} 项不由您处理，不在其内。`
  return `范围：${scope}。${rest}两个值都保留在修改记录中，处理后可以逐项改选。`
}
