import { useState } from 'preact/hooks'
import { needsSecondFactor } from '#core/access/sign-in-step.ts'
import type { AnswerOf } from '#ui/client-request.ts'
import { useAct } from '../act/use-act.ts'
import { FailureNotice } from '../notice/failure-notice.tsx'
import { useSession } from '../session/session.ts'
import { CodeForm } from './code-form.tsx'
import { EnrolFactor } from './enrol-factor.tsx'
import { RecoveryCodes } from './recovery-codes.tsx'

type Doing =
  | { readonly act: 'nothing' }
  /** A present code is asked for before the act. */
  | { readonly act: 'replace' | 'codes' | 'remove' }
  | { readonly act: 'enrol'; readonly enrolment: AnswerOf<'startSecondFactor'> }
  | { readonly act: 'show-codes'; readonly codes: readonly string[] }

const verbs = { replace: '换绑验证器', codes: '重新生成恢复码', remove: '关闭二次验证' } as const

/** 二次验证: on, off, another telephone, new recovery codes. */
export function FactorCard({ onChanged }: { readonly onChanged: () => void }) {
  const { call, account, secondFactor } = useSession()
  const [isOn, setOn] = useState(secondFactor)
  const [doing, setDoing] = useState<Doing>({ act: 'nothing' })
  const act = useAct()
  const start = async (code?: string): Promise<void> => {
    const enrolment = await call('startSecondFactor', { body: code === undefined ? {} : { code } })
    setDoing({ act: 'enrol', enrolment })
  }
  const done = (on: boolean): void => {
    setOn(on)
    setDoing({ act: 'nothing' })
    onChanged()
  }
  const prove = async (what: keyof typeof verbs, code: string): Promise<void> => {
    if (what === 'replace') return start(code)
    if (what === 'codes') {
      const { recoveryCodes } = await call('makeRecoveryCodes', { body: { code } })
      setDoing({ act: 'show-codes', codes: recoveryCodes })
      return
    }
    await call('removeSecondFactor', { body: { code } })
    done(false)
  }
  return (
    <section class="card stack" aria-labelledby="own-factor">
      <div class="row">
        <h2 id="own-factor">二次验证</h2>
        <span class={isOn ? 'badge badge-ok' : 'badge'}>{isOn ? '已开启' : '未开启'}</span>
      </div>
      <p class="sub">登录时除密码外，还要手机验证器上的 6 位数字；密码泄露时，别人也进不来。</p>
      {act.failure !== null && <FailureNotice failure={act.failure} />}
      {doing.act === 'enrol' && <EnrolFactor call={call} enrolment={doing.enrolment} onDone={() => done(true)} />}
      {doing.act === 'show-codes' && <RecoveryCodes codes={doing.codes} onDone={() => done(true)} />}
      {(doing.act === 'replace' || doing.act === 'codes' || doing.act === 'remove') && (
        <>
          <CodeForm
            key={doing.act}
            verb={verbs[doing.act]}
            label="现在的验证码（或一个恢复码）"
            send={(code) => prove(doing.act, code)}
          />
          <button type="button" class="link" onClick={() => setDoing({ act: 'nothing' })}>
            取消
          </button>
        </>
      )}
      {doing.act === 'nothing' && (
        <div class="row">
          {isOn ? (
            <>
              <button type="button" class="btn" onClick={() => setDoing({ act: 'replace' })}>
                换绑验证器
              </button>
              <button type="button" class="btn" onClick={() => setDoing({ act: 'codes' })}>
                重新生成恢复码
              </button>
              {!needsSecondFactor(account.role) && (
                <button type="button" class="btn" onClick={() => setDoing({ act: 'remove' })}>
                  关闭
                </button>
              )}
            </>
          ) : (
            <button
              type="button"
              class={act.running === null ? 'btn' : 'btn is-busy'}
              onClick={() => void act.run('start', () => start())}
            >
              开启二次验证
            </button>
          )}
        </div>
      )}
    </section>
  )
}
