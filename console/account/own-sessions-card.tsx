import { useAct } from '../act/use-act.ts'
import { useAnswer } from '../data/use-answer.ts'
import { FailureNotice } from '../notice/failure-notice.tsx'
import { useSession } from '../session/session.ts'
import { SessionTable } from './session-table.tsx'

/** Where the reader is signed in, and how to end what is not theirs any more. */
export function OwnSessionsCard() {
  const { call } = useSession()
  const { value, failure, askAgain } = useAnswer('ownSessions', {})
  const act = useAct()
  const end = async (id: string): Promise<void> => {
    if (await act.run(id, () => call('endSession', { params: { id } }))) askAgain()
  }
  return (
    <section class="card stack account-sessions" aria-labelledby="own-sessions">
      <h2 id="own-sessions">登录中的会话</h2>
      <p class="sub">8 小时不用或满 7 天自动结束。看到不认识的，请结束它并修改密码。</p>
      {failure !== null && <FailureNotice failure={failure} onRetry={askAgain} />}
      {act.failure !== null && <FailureNotice failure={act.failure} />}
      {value === null && failure === null && <span class="skeleton" role="status" aria-label="正在读取会话" />}
      {value !== null && (
        <SessionTable label="登录中的会话" items={value.items} ending={act.running} onEnd={({ id }) => void end(id)} />
      )}
    </section>
  )
}
