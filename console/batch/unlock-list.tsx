import type { UnlockRequest } from '#core/api/unlocks.ts'
import { rowStatusNames } from '#core/record/status.ts'
import { type UnlockState, unlockNotice, unlockStateNames } from '#core/record/unlock.ts'
import { instantInTable } from '#ui/instant.ts'
import { useAnswer } from '../data/use-answer.ts'
import { ListCard } from '../list/list-card.tsx'
import { parcelPath } from '../route/route.ts'

const looks: Readonly<Record<UnlockState, string>> = {
  waiting: 'badge badge-warn',
  confirmed: 'badge badge-ok',
  declined: 'badge',
  withdrawn: 'badge',
}

/** 解锁申请 of a year, newest first; nothing while there is none. */
export function UnlockList({ cycle }: { readonly cycle: string }) {
  const { value, failure, askAgain } = useAnswer('unlocks', { query: { cycle, limit: 100 } })
  if (value !== null && value.items.length === 0) return null
  return (
    <>
      <h2>解锁申请</h2>
      <p class="sub">{unlockNotice}</p>
      <ListCard
        label="解锁申请"
        heads={['地块编码', '状态', '理由', '申请', '决定']}
        lines={value?.items ?? null}
        failure={failure}
        onRetry={askAgain}
        row={(line: UnlockRequest) => <UnlockLine key={line.id} line={line} />}
        emptyTitle="没有解锁申请"
        emptyText=""
      />
    </>
  )
}

function UnlockLine({ line }: { readonly line: UnlockRequest }) {
  const { cycle, parcelCode, to, reason, evidence, state, asked, decided, affected } = line
  const path = parcelPath(cycle, parcelCode)
  return (
    <tr>
      <th scope="row">
        <a href={path} class="nb">
          {parcelCode}
        </a>
      </th>
      <td>
        <span class={looks[state]}>{unlockStateNames[state]}</span>
      </td>
      <td>
        {reason}
        <span class="cap bulk-below">
          {`变为“${rowStatusNames[to]}”${evidence === null ? '' : `；依据：${evidence}`}${affected.length === 0 ? '' : `；影响正式评估 ${affected.map(({ evaluation }) => `第 ${evaluation} 次`).join('、')}`}`}
        </span>
      </td>
      <td>
        {asked.by}
        <span class="cap bulk-below">{instantInTable(asked.at)}</span>
      </td>
      <td>
        {decided === null ? (
          '—'
        ) : (
          <>
            {`${decided.by}${decided.reason === null ? '' : `：${decided.reason}`}`}
            <span class="cap bulk-below">{instantInTable(decided.at)}</span>
          </>
        )}
      </td>
      <td>
        <a class="btn btn-s" href={path}>
          打开
          <span class="vh">{parcelCode}</span>
        </a>
      </td>
    </tr>
  )
}
