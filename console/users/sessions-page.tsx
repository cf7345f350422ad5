import { FirstAnswer } from '../list/first-answer.tsx'
import './users.css'
import { roleNames } from '#core/access/role.ts'
import { count } from '#ui/number.ts'
import { SessionTable } from '../account/session-table.tsx'
import { useAct } from '../act/use-act.ts'
import { useAnswer } from '../data/use-answer.ts'
import { PageHead } from '../frame/page-head.tsx'
import { FailureNotice } from '../notice/failure-notice.tsx'
import { useSession } from '../session/session.ts'

const mostShown = 500

/** 会话: who is signed in at this moment, for 安全管理. */
export function SessionsPage() {
  const { call } = useSession()
  const { value, failure, askAgain } = useAnswer('allSessions', { query: {} })
  const act = useAct()
  const end = async (id: string): Promise<void> => {
    if (await act.run(id, () => call('endSession', { params: { id } }))) askAgain()
  }
  const isCut = value !== null && value.items.length === mostShown
  return (
    <>
      <PageHead title="会话" beside={value !== null && <span class="sub">{`${count(value.items.length)} 个`}</span>}>
        <button type="button" class="btn" onClick={askAgain}>
          刷新
        </button>
      </PageHead>
      <p class="sub">
        最近使用的在前。结束后，对方须重新登录；要结束一个账号的全部会话，请到“用户”。
        {isCut && `只列最近的 ${count(mostShown)} 个。`}
      </p>
      {act.failure !== null && <FailureNotice failure={act.failure} />}
      <FirstAnswer value={value} failure={failure} onRetry={askAgain} label="会话" />
      {value !== null && (
        <section class="card" aria-label="全部会话">
          <SessionTable
            label="全部会话"
            items={value.items}
            whose={(line) => `${line.name}（${roleNames[line.role]}，${line.username}）`}
            ending={act.running}
            onEnd={({ id }) => void end(id)}
          />
        </section>
      )}
    </>
  )
}
