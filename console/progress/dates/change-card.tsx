import { useState } from 'preact/hooks'
import type { DueChange, DueChangeLine } from '#core/api/progress-shapes.ts'
import { dueStageNames } from '#core/progress/stage.ts'
import { count } from '#ui/number.ts'
import { useOneAct } from '../../act/use-act.ts'
import { ActForm } from '../../batch/act-form.tsx'
import type { ReasonRule } from '../../batch/reason-rule.ts'
import { tellChanged } from '../../data/changed.ts'
import { ListShapes } from '../../list/list-shapes.tsx'
import { StackedTable } from '../../list/stacked-table.tsx'
import { FailureNotice } from '../../notice/failure-notice.tsx'
import { useSession } from '../../session/session.ts'
import { useMade } from './use-made.ts'

export interface ChangeCardProps {
  readonly change: DueChange
  readonly onEnd: () => void
}

export const dueReason: ReasonRule = {
  label: '理由（必填，2–200 字，写入审计）',
  shortest: 2,
  longest: 200,
  advice: '请写明依据，如会议或通知。',
}

/** Who a change concerns, with old and new date; then the reason, and only then it is made. */
export function ChangeCard({ change, onEnd }: ChangeCardProps) {
  const { call } = useSession()
  const act = useOneAct()
  const [round, setRound] = useState(0)
  const { value, failure } = useMade(
    () => call('previewDueDates', { body: { change } }),
    `${JSON.stringify(change)} ${round}`,
  )
  const going = value?.lines.filter(({ refusal }) => refusal === null) ?? []
  const verb = change.kind === 'set' ? '设定时限' : '延长时限'
  const unit = change.kind === 'set' ? '个环节' : '个对象'
  const run = async (reason: string): Promise<void> => {
    const version = value?.version ?? 0
    const isDone = await act.run(async () => void (await call('changeDueDates', { body: { change, reason, version } })))
    tellChanged('progress', 'dueActs', 'receivers', 'ownReminders', 'parcels')
    if (isDone) onEnd()
    else setRound(round + 1)
  }
  return (
    <section class="card card-body stack" aria-label={`${verb}：预览`}>
      <h2>{`${verb}：预览`}</h2>
      {failure !== null && <FailureNotice failure={failure} onRetry={() => setRound(round + 1)} />}
      {value === null && failure === null && <ListShapes label="预览" />}
      {value !== null && <PreviewTable lines={value.lines} />}
      {act.failure !== null && <FailureNotice failure={act.failure} />}
      {value !== null && going.length > 0 && (
        <ActForm
          act={`${verb} ${count(going.length)} ${unit}`}
          consequence="保存后立即按新的时限计算；可以在变更记录中撤销。"
          reason={dueReason}
          isBusy={act.isBusy}
          onRun={(reason) => void run(reason)}
          onCancel={onEnd}
        />
      )}
      {value !== null && going.length === 0 && (
        <div class="row">
          <span>没有可以变更的时限，原因见上。</span>
          <button type="button" class="btn" onClick={onEnd}>
            返回
          </button>
        </div>
      )}
    </section>
  )
}

function PreviewTable({ lines }: { readonly lines: readonly DueChangeLine[] }) {
  return (
    <div class="field-scroll progress-list">
      <StackedTable heads={['环节', '对象', '原时限', '改为', '未完成', '说明']} figures={['未完成']}>
        {lines.map(({ stage, code, name, target, before, after, open, note, refusal }) => (
          <tr key={`${stage} ${code}`}>
            <th scope="row">{dueStageNames[stage]}</th>
            <td>{target === 'parcel' && name !== code ? `${code} ${name}` : name}</td>
            <td>{before ?? '未定'}</td>
            <td>{refusal === null ? <b>{after}</b> : '不变'}</td>
            <td class="num">{open === null ? '不统计' : `${count(open)} 宗`}</td>
            <td class="progress-wrap">{refusal ?? note ?? ''}</td>
          </tr>
        ))}
      </StackedTable>
    </div>
  )
}
