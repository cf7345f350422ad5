import { useState } from 'preact/hooks'
import type { Declaration } from '#core/api/department-data-shapes.ts'
import { instantInTable } from '#ui/instant.ts'
import { count } from '#ui/number.ts'
import { Progress } from '#ui/progress.tsx'
import { useOneAct } from '../../act/use-act.ts'
import { ActForm } from '../../batch/act-form.tsx'
import { tellChanged } from '../../data/changed.ts'
import { mayAsk } from '../../frame/entries.ts'
import { ListCard } from '../../list/list-card.tsx'
import { FailureNotice } from '../../notice/failure-notice.tsx'
import { labelOf, nameOfDepartment } from '../../notice/field-words.ts'
import { useSession } from '../../session/session.ts'
import { reverseReason, textOf } from '../words.ts'
import { FieldLink } from './field-link.tsx'

/** Who declared what, when and on what ground; one that stands can be taken back. */
export function DeclarationList({ declarations }: { readonly declarations: readonly Declaration[] }) {
  const { call, account } = useSession()
  const act = useOneAct()
  const [asked, setAsked] = useState<Declaration | null>(null)
  const mayRevoke = mayAsk('revokeDeclaration', account.role)
  const run = async ({ id }: Declaration, reason: string): Promise<void> => {
    const request = { params: { id }, body: { reason } }
    const isDone = await act.run(async () => void (await call('revokeDeclaration', request)))
    tellChanged('declarations', 'parcels', 'parcel', 'overview')
    if (isDone) setAsked(null)
  }
  return (
    <>
      <h2>声明记录</h2>
      {asked !== null && !act.isBusy && (
        <section class="batch-bar" aria-label="撤销声明">
          <ActForm
            key={asked.id}
            act={`撤销“${labelOf(asked.form, asked.field)}”的声明`}
            consequence="因这份声明核定的值不再核定，恢复为填报值；声明之后部门另行核定的留着。"
            reason={reverseReason}
            onRun={(reason) => void run(asked, reason)}
            onCancel={() => setAsked(null)}
          />
        </section>
      )}
      {act.isBusy && <Progress title="正在撤销" done={0} total={0} unit="行" />}
      {act.failure !== null && <FailureNotice failure={act.failure} />}
      <ListCard
        label="声明记录"
        heads={['字段', '部门', '核定', '声明', '依据', '状态']}
        lines={declarations}
        failure={null}
        onRetry={() => undefined}
        row={(one: Declaration) => (
          <tr key={one.id}>
            <th scope="row">
              <FieldLink form={one.form} field={one.field} />
            </th>
            <td>{nameOfDepartment(one.department)}</td>
            <td class="dept-result">{confirmedText(one)}</td>
            <td>{`${one.declared.by} ${instantInTable(one.declared.at)}`}</td>
            <td class="dept-reason">{one.declared.reason}</td>
            <td class="dept-reason">{stateText(one)}</td>
            <td>
              {mayRevoke && one.revoked === null && (
                <button
                  type="button"
                  class="btn btn-s"
                  aria-label={`撤销声明：${labelOf(one.form, one.field)}`}
                  onClick={() => setAsked(one)}
                >
                  撤销
                </button>
              )}
            </td>
          </tr>
        )}
        emptyTitle="还没有声明"
        emptyText="声明之后，名单之外的核定为何值、谁在何时凭什么声明，都列在这里。"
      />
    </>
  )
}

function confirmedText({ form, field, negative, confirmed, overruled, locked }: Declaration): string {
  const over = overruled === 0 ? '' : `，其中 ${count(overruled)} 行与填报相反`
  const left = locked === 0 ? '' : `；已锁定的 ${count(locked)} 行未核定`
  return `“${textOf(form, field, negative)}” ${count(confirmed)} 行${over}${left}`
}

function stateText({ revoked, takenBack, kept }: Declaration): string {
  if (revoked === null) return '有效'
  const left = kept === null || kept === 0 ? '' : `，留下另行核定的 ${count(kept)} 行`
  return `已撤销：${revoked.by} ${instantInTable(revoked.at)}，${revoked.reason ?? ''}；收回 ${count(takenBack ?? 0)} 行${left}`
}
