import './account.css'
import { useEffect, useState } from 'preact/hooks'
import type { Call } from '#ui/client.ts'
import type { AnswerOf } from '#ui/client-request.ts'
import { Entrance } from '../entry/entrance.tsx'
import { FailureNotice } from '../notice/failure-notice.tsx'
import type { CurrentSession } from '../session/session.ts'
import { EnrolFactor } from './enrol-factor.tsx'
import { VerifyForm } from './verify-form.tsx'

export interface FinishSignInProps {
  readonly call: Call
  readonly session: CurrentSession
  readonly onDone: () => void
  readonly onLeave: () => void
}

/** The second step of a sign-in: a code, or setting the second factor up for the first time. */
export function FinishSignIn({ call, session, onDone, onLeave }: FinishSignInProps) {
  const title = session.step === 'enrol' ? '开启二次验证' : '二次验证'
  return (
    <Entrance title={title} district={session.district.name} demo={session.demo}>
      <section class="card">
        <h1>{title}</h1>
        {session.step === 'enrol' ? (
          <Enrol call={call} onDone={onDone} />
        ) : (
          <>
            <p class="sub">{`账号 ${session.account.username} 的密码已核对。请打开手机上的验证器应用。`}</p>
            <VerifyForm call={call} onDone={onDone} />
          </>
        )}
        <button type="button" class="link" onClick={onLeave}>
          退出，换个账号登录
        </button>
      </section>
    </Entrance>
  )
}

function Enrol({ call, onDone }: Pick<FinishSignInProps, 'call' | 'onDone'>) {
  const [enrolment, setEnrolment] = useState<AnswerOf<'startSecondFactor'> | null>(null)
  const [failure, setFailure] = useState<unknown>(null)
  const [round, setRound] = useState(0)
  useEffect(() => {
    const stop = new AbortController()
    setFailure(null)
    call('startSecondFactor', { body: {} }, stop.signal).then(setEnrolment, (error: unknown) => {
      if (!stop.signal.aborted) setFailure(error)
    })
    return () => stop.abort()
  }, [call, round])
  return (
    <>
      <p class="sub">您的角色登录须有二次验证：除密码外，还要手机上的动态验证码。只需设置一次。</p>
      {failure !== null && <FailureNotice failure={failure} onRetry={() => setRound((number) => number + 1)} />}
      {enrolment === null ? (
        failure === null && <span class="skeleton" role="status" aria-label="正在生成密钥" />
      ) : (
        <EnrolFactor call={call} enrolment={enrolment} onDone={onDone} />
      )}
    </>
  )
}
