import './users.css'
import '../account/account.css'
import { invitationStateNames } from '#core/access/invitation.ts'
import type { InvitationLine } from '#core/api/invitations.ts'
import { townName } from '#core/vocabulary/district.ts'
import { instantInTable } from '#ui/instant.ts'
import { count } from '#ui/number.ts'
import { type Act, useAct } from '../act/use-act.ts'
import { useAnswer } from '../data/use-answer.ts'
import { PageHead } from '../frame/page-head.tsx'
import { useCycle } from '../frame/use-cycle.ts'
import { ListCard } from '../list/list-card.tsx'
import { FailureNotice } from '../notice/failure-notice.tsx'
import { useSession } from '../session/session.ts'
import { InvitationForm } from './invitation-form.tsx'
import { TownInvitationForm } from './town-invitation-form.tsx'

const mostShown = 500
const looks = { open: 'badge badge-info', used: 'badge badge-ok', expired: 'badge', revoked: 'badge' } as const

/** 企业邀请码: firms make their own accounts with these. */
export function InvitationsPage() {
  const { call } = useSession()
  const cycle = useCycle()
  const { value, failure, askAgain } = useAnswer('invitations', { query: { cycle, limit: mostShown } })
  const act = useAct()
  const revoke = async (id: string): Promise<void> => {
    if (await act.run(id, () => call('revokeInvitation', { params: { id } }))) askAgain()
  }
  return (
    <>
      <PageHead title="企业邀请码" beside={value !== null && <span class="sub">{`${count(value.total)} 个`}</span>} />
      <TownInvitationForm cycle={cycle} onIssued={askAgain} />
      <InvitationForm cycle={cycle} onIssued={askAgain} />
      {act.failure !== null && <FailureNotice failure={act.failure} />}
      <ListCard
        label="邀请码清单"
        heads={['企业', '地块', '街镇', '生成', '有效期至', '状态']}
        lines={value?.items ?? null}
        failure={failure}
        onRetry={askAgain}
        row={(line) => <InvitationRow key={line.id} line={line} act={act} onRevoke={() => void revoke(line.id)} />}
        emptyTitle={`${cycle}年度还没有发过邀请码`}
        emptyText="在上面填写地块编码，生成后交给企业；企业凭码自己建立账号填报。"
      />
    </>
  )
}

interface InvitationRowProps {
  readonly line: InvitationLine
  readonly act: Act
  readonly onRevoke: () => void
}

function InvitationRow({ line, act, onRevoke }: InvitationRowProps) {
  const [first = '', ...others] = line.parcelCodes
  return (
    <tr>
      <th scope="row" class="nb">
        {line.uscc}
      </th>
      <td title={line.parcelCodes.join('、')}>
        {others.length === 0 ? first : `${first} 等 ${line.parcelCodes.length} 宗`}
      </td>
      <td>{townName(line.townCode) ?? '跨街镇'}</td>
      <td>{`${instantInTable(line.issuedAt)} ${line.issuedBy}`}</td>
      <td>{instantInTable(line.expiresAt)}</td>
      <td>
        <span class={looks[line.state]}>
          {line.usedBy === null
            ? invitationStateNames[line.state]
            : `${invitationStateNames[line.state]}：${line.usedBy}`}
        </span>
      </td>
      <td>
        {line.state === 'open' && (
          <button type="button" class={act.running === line.id ? 'btn btn-s is-busy' : 'btn btn-s'} onClick={onRevoke}>
            撤销
          </button>
        )}
      </td>
    </tr>
  )
}
