import { useState } from 'preact/hooks'
import type { AnswerOf } from '#ui/client-request.ts'
import { instantText } from '#ui/instant.ts'
import { useAct } from '../act/use-act.ts'
import { FailureNotice } from '../notice/failure-notice.tsx'
import { useSession } from '../session/session.ts'
import { CodeForm } from './code-form.tsx'

interface Asked {
  readonly code: string
  readonly facts: AnswerOf<'inspectPairing'>
}

/** 批准填报窗格: the code of the pane, where it comes from, and only then the decision. */
export function PairingCard({ onChanged }: { readonly onChanged: () => void }) {
  const { call, today } = useSession()
  const [asked, setAsked] = useState<Asked | null>(null)
  const [outcome, setOutcome] = useState<string | null>(null)
  const act = useAct()
  const inspect = async (code: string): Promise<void> => {
    setOutcome(null)
    setAsked({ code, facts: await call('inspectPairing', { body: { code } }) })
  }
  const decide = async (approve: boolean): Promise<void> => {
    if (asked === null) return
    const ok = await act.run('decide', () => call('decidePairing', { body: { code: asked.code, approve } }))
    if (!ok) return
    setAsked(null)
    setOutcome(approve ? '已批准，填报窗格几秒后自动登录。' : '已拒绝，填报窗格不会登录。')
    onChanged()
  }
  return (
    <section class="card stack" aria-labelledby="pairing" id="pair">
      <h2 id="pairing">批准填报窗格</h2>
      <p class="sub">在 Excel 的填报窗格点“改用配对码”，把显示的 8 位配对码填在这里。只批准您自己面前的窗格。</p>
      <p role="status" class={outcome === null ? 'vh' : 'banner banner-ok'}>
        {outcome ?? ''}
      </p>
      {act.failure !== null && <FailureNotice failure={act.failure} />}
      {asked === null ? (
        <CodeForm verb="查看" label="配对码（8 位）" send={inspect} isFirst={false} isQuiet />
      ) : (
        <>
          <p>
            {`配对码 ${asked.code}，${instantText(asked.facts.startedAt, today)} 从 ${asked.facts.address} 发起。`}
            {!asked.facts.sameAddress && (
              <b>与您现在的网络地址不同：请确认窗格就在您面前，别人发来的配对码不要批准。</b>
            )}
          </p>
          <div class="row">
            <button
              type="button"
              class={act.running === null ? 'btn btn-fill' : 'btn btn-fill is-busy'}
              onClick={() => void decide(true)}
            >
              批准登录
            </button>
            <button type="button" class="btn" onClick={() => void decide(false)}>
              拒绝
            </button>
          </div>
        </>
      )}
    </section>
  )
}
