import { useState } from 'preact/hooks'
import type { DepartmentList } from '#core/api/department-data-shapes.ts'
import { count } from '#ui/number.ts'
import { Progress } from '#ui/progress.tsx'
import { useOneAct } from '../../act/use-act.ts'
import { ActForm } from '../../batch/act-form.tsx'
import { tellChanged } from '../../data/changed.ts'
import { mayAsk } from '../../frame/entries.ts'
import { FailureNotice } from '../../notice/failure-notice.tsx'
import { useSession } from '../../session/session.ts'
import { applyConsequence, applyReason, reverseReason } from '../words.ts'

export interface ListActsProps {
  readonly list: DepartmentList
  readonly onList: (list: DepartmentList) => void
}

/** What comes next with a list: applied, or taken back. */
export function ListActs({ list, onList }: ListActsProps) {
  const { call, account } = useSession()
  const act = useOneAct()
  const [isAsked, setAsked] = useState(false)
  const { id, state, counts, left } = list
  const written = (counts.lines.matched ?? 0) + (counts.lines.chosen ?? 0)
  if (state === 'reversed' || !mayAsk('applyDepartmentList', account.role)) return null
  const isApplying = state === 'read'
  const name = isApplying ? '应用名单' : '撤销这份名单'
  const run = async (reason: string): Promise<void> => {
    const request = { params: { id }, body: { left, reason } }
    const isDone = await act.run(async () => {
      onList(isApplying ? await call('applyDepartmentList', request) : await call('reverseDepartmentList', request))
    })
    if (!isDone) return
    setAsked(false)
    tellChanged('departmentListLines', 'declarations', 'parcels', 'parcel', 'overview')
  }
  if (isApplying && written === 0) {
    return <p class="sub">没有可以写入的行。请为匹配不上的行选定候选，或更正文件后重新导入。</p>
  }
  return (
    <>
      {!isAsked && !act.isBusy && (
        <div class="row no-print">
          <button type="button" class={isApplying ? 'btn btn-fill' : 'btn'} onClick={() => setAsked(true)}>
            {name}
          </button>
          {isApplying && (
            <span class="cap">{`写入 ${count(written)} 行${left === 0 ? '' : `，${count(left)} 行不写入`}。`}</span>
          )}
        </div>
      )}
      {isAsked && !act.isBusy && (
        <section class="batch-bar" aria-label={name}>
          <ActForm
            act={name}
            consequence={
              isApplying
                ? applyConsequence(list)
                : '写入的值恢复为应用之前的部门核定值，作为一次新的改动记录；其后另有改动的不能撤销。'
            }
            reason={isApplying ? applyReason : reverseReason}
            onRun={(reason) => void run(reason)}
            onCancel={() => setAsked(false)}
          />
        </section>
      )}
      {act.isBusy && <Progress title={isApplying ? '正在写入' : '正在撤销'} done={0} total={0} unit="行" />}
      {act.failure !== null && <FailureNotice failure={act.failure} />}
    </>
  )
}
