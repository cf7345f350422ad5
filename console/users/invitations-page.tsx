import './users.css'
import '../account/account.css'
import { invitationStateNames } from '#core/access/invitation.ts'
import type { InvitationLine } from '#core/api/invitations.ts'
import { townName } from '#core/vocabulary/district.ts'
import { instantInTable } from '#ui/instant.ts'
import { count } from '#ui/number.ts'
import { type Act, useAct } from '../account/use-act.ts'
import { useAnswer } from '../data/use-answer.ts'
import { FailureNotice } from '../notice/failure-notice.tsx'
import { useSession } from '../session/session.ts'
import { PageHead } from '../shell/page-head.tsx'
import { useCycle } from '../shell/use-cycle.ts'
import { InvitationForm } from './invitation-form.tsx'

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
      <InvitationForm cycle={cycle} onIssued={askAgain} />
      {act.failure !== null && <FailureNotice failure={act.failure} />}
      {failure !== null && <FailureNotice failure={failure} onRetry={askAgain} />}
      {value === null && failure === null && <span class="skeleton" role="status" aria-label="正在读取邀请码" />}
      {value !== null && value.items.length === 0 && (
        <div class="card">
          <div class="empty">
            <h2>{`${cycle}年度还没有发过邀请码`}</h2>
            <p>在上面填写地块编码，生成后交给企业；企业凭码自己建立账号填报。</p>
          </div>
        </div>
      )}
      {value !== null && value.items.length > 0 && (
        <section class="card field-scroll" aria-label="邀请码清单">
          <table class="table plain-table">
            <thead>
              <tr>
                <th scope="col">企业</th>
                <th scope="col">地块</th>
                <th scope="col">街镇</th>
                <th scope="col">生成</th>
                <th scope="col">有效期至</th>
                <th scope="col">状态</th>
                <th scope="col">
                  <span class="vh">操作</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {value.items.map((line) => (
                <InvitationRow key={line.id} line={line} act={act} onRevoke={() => void revoke(line.id)} />
              ))}
            </tbody>
          </table>
        </section>
      )}
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
