import { useState } from 'preact/hooks'
import type { SignOffStanding } from '#core/api/sign-offs.ts'
import { instantInTable } from '#ui/instant.ts'
import { count } from '#ui/number.ts'
import { useAnswer } from '../../data/use-answer.ts'
import { mayAsk } from '../../frame/entries.ts'
import { ListCard } from '../../list/list-card.tsx'
import { nameOfDepartment } from '../../notice/field-words.ts'
import { useSession } from '../../session/session.ts'
import { SignForm } from './sign-form.tsx'
import { SignOffCard } from './sign-off-card.tsx'
import { standingLooks, standingNames } from './sign-off-words.ts'

/** 签认: which departments stand for the indicators computed from their data, and whether that still holds. */
export function SignOffTab({ cycle }: { readonly cycle: string }) {
  const { account } = useSession()
  const { value, failure, askAgain } = useAnswer('signOffs', { query: { cycle } })
  const [isSigning, setSigning] = useState(false)
  const maySign = mayAsk('signIndicators', account.role) && (value?.standings.length ?? 0) > 0
  return (
    <>
      <p class="sub">
        部门签认由本部门数据算出的指标；签认之后这些数据有变动，签认自动过期。签认为本系统拟定的程序，只提示，不阻断评估。
      </p>
      {maySign && !isSigning && (
        <p class="no-print">
          <button type="button" class="btn btn-fill" onClick={() => setSigning(true)}>
            签认指标
          </button>
        </p>
      )}
      {isSigning && <SignForm cycle={cycle} onClose={() => setSigning(false)} />}
      <ListCard
        label="各部门签认情况"
        heads={['部门', '指标', '全区签认', '签认人']}
        lines={value?.standings ?? null}
        failure={failure}
        onRetry={askAgain}
        row={(one: SignOffStanding) => (
          <tr key={one.department}>
            <th scope="row">{nameOfDepartment(one.department)}</th>
            <td class="dept-result">{one.indicators.map(({ id, name }) => `${id} ${name}`).join('、')}</td>
            <td>
              <span class={standingLooks[one.state]}>{standingNames[one.state]}</span>
              {one.changes > 0 && (
                <span class="cap base-below">{`${one.changes >= 200 ? '200 处以上' : `${count(one.changes)} 处`}变动`}</span>
              )}
            </td>
            <td>{one.by === null ? '' : `${one.by} ${instantInTable(one.at ?? '')}`}</td>
            <td />
          </tr>
        )}
        emptyTitle="没有需要签认的指标"
        emptyText="现行标准的指标不用到本部门的数据；判定项由名单和名单完整核定。"
      />
      {(value?.items ?? []).map((signOff) => (
        <SignOffCard key={signOff.id} signOff={signOff} />
      ))}
    </>
  )
}
