import { useState } from 'preact/hooks'
import { templateFault } from '#core/base-map/code-rule.ts'
import { LabelledText } from '#ui/form/labelled.tsx'
import { instantInTable } from '#ui/instant.ts'
import { useOneAct } from '../../act/use-act.ts'
import { ActForm } from '../../batch/act-form.tsx'
import { tellChanged } from '../../data/changed.ts'
import { useAnswer } from '../../data/use-answer.ts'
import { FailureNotice } from '../../notice/failure-notice.tsx'
import { useSession } from '../../session/session.ts'
import { keepsParcels } from '../keeper.ts'

const reason = {
  label: '理由（必填，2–200 字，写入审计）',
  shortest: 2,
  longest: 200,
  advice: '请写明为什么改规则。',
} as const

/** 拟定编码规则: how parcels that the platform has given no code are named. Ours; a code is never used twice. */
export function CodeRuleCard() {
  const { call, account } = useSession()
  const { value, failure, askAgain } = useAnswer('baseCodeRule', {})
  const act = useOneAct()
  const [template, setTemplate] = useState<string | null>(null)
  const fault = template === null ? null : templateFault(template.trim())
  const save = (why: string): void => {
    if (template === null || fault !== null) return
    void act.run(async () => {
      await call('changeBaseCodeRule', { body: { template: template.trim(), reason: why } })
      setTemplate(null)
      tellChanged('baseCodeRule')
    })
  }
  return (
    <section class="card" aria-labelledby="code-rule">
      <div class="card-head">
        <h2 id="code-rule" class="row">
          拟定编码规则
          <span class="badge badge-dash">本区拟定，非平台编码</span>
        </h2>
        {value !== null && template === null && keepsParcels(account) && (
          <button type="button" class="btn btn-s" onClick={() => setTemplate(value.template)}>
            修改
          </button>
        )}
      </div>
      {failure !== null && <FailureNotice failure={failure} onRetry={askAgain} />}
      <div class="card-body stack-s">
        {value === null && failure === null && (
          <span class="skeleton" role="status" aria-label="正在读取拟定编码规则" />
        )}
        {value !== null && (
          <>
            <p>
              规则 <b class="nb">{value.template}</b>，例如 <span class="nb">{value.example}</span>
            </p>
            <p class="sub">
              平台没有编码的地块先按此编码，处处标明“拟”；平台下发编码后换码，历史保留。用过的编码不再使用。
            </p>
            {value.changed !== null && (
              <p class="cap">
                {`${value.changed.by} ${instantInTable(value.changed.at)} 修改，理由：${value.changed.reason ?? ''}`}
              </p>
            )}
          </>
        )}
      </div>
      {template !== null && (
        <div class="card-part stack-s">
          <LabelledText
            label="规则（{town} 为街镇三位代码，{seq:4} 为四位顺序号）"
            value={template}
            maxLength={40}
            onValue={setTemplate}
          />
          <ActForm
            act="修改规则"
            consequence="只用于此后新编的地块，已有的编码不变。"
            reason={reason}
            isBusy={act.isBusy}
            fault={fault}
            failure={act.failure}
            onRun={save}
            onCancel={() => setTemplate(null)}
          />
        </div>
      )}
    </section>
  )
}
