import { useState } from 'preact/hooks'
import type { LetterTemplates } from '#core/api/letter-shapes.ts'
import { letterKindNames, templatedKinds } from '#core/letter/kind.ts'
import { type LetterSettings, letterSettings } from '#core/letter/settings.ts'
import { LabelledText } from '#ui/form/labelled.tsx'
import { instantInTable } from '#ui/instant.ts'
import { useOneAct } from '../act/use-act.ts'
import { ActForm } from '../batch/act-form.tsx'
import type { ReasonRule } from '../batch/reason-rule.ts'
import { tellChanged } from '../data/changed.ts'
import { mayAsk } from '../frame/entries.ts'
import { useSession } from '../session/session.ts'

const rule: ReasonRule = {
  label: '理由（必填，2–200 字，写入审计）',
  shortest: 2,
  longest: 200,
  advice: '请写明依据。',
}

type Settings = LetterTemplates['settings']

/** 字号, who signs, and when a letter without delivery is overdue. */
export function SettingsCard({ settings }: { readonly settings: Settings }) {
  const { call, account } = useSession()
  const work = useOneAct()
  const [edited, setEdited] = useState<LetterSettings | null>(null)
  const [days, setDays] = useState('')
  const [fault, setFault] = useState<string | null>(null)
  const { words, issuer, deliverDays, openedIsDelivery, version, by, at } = settings
  const origin = by === null ? '本系统拟定' : `${by} ${instantInTable(at ?? '')} 修改`
  const run = (reason: string): void => {
    const read = letterSettings.safeParse({ ...edited, deliverDays: Number(days) })
    setFault(read.success ? null : '字号应为 1–12 个汉字、字母或数字，落款 2–40 字，期限 1–90 天。请更正。')
    if (!read.success) return
    void work.run(async () => {
      await call('changeLetterSettings', { body: { ...read.data, version, reason } })
      setEdited(null)
      tellChanged('letterTemplates', 'formalLetters')
    })
  }
  return (
    <section class="card card-body stack-s" aria-label="文号和期限">
      <p>
        {`文号：${templatedKinds.map((kind) => `${words[kind]}〔年〕序号`).join('、')}；催办函为催办〔年〕序号，按年连续编号。`}
      </p>
      <p>{`落款：${issuer}。出具后 ${deliverDays} 天没有送达记录的为逾期；企业在系统中查看${openedIsDelivery ? '视为电子送达' : '只作参考，不算送达'}（${origin}）。`}</p>
      {mayAsk('changeLetterSettings', account.role) && edited === null && (
        <p>
          <button
            type="button"
            class="link no-print"
            onClick={() => {
              setEdited({ words, issuer, deliverDays, openedIsDelivery })
              setDays(String(deliverDays))
            }}
          >
            修改
          </button>
        </p>
      )}
      {edited !== null && (
        <div class="letter-form">
          <div class="letter-fields">
            {templatedKinds.map((kind) => (
              <LabelledText
                key={kind}
                label={`${letterKindNames[kind]}字号`}
                value={edited.words[kind]}
                onValue={(text) => setEdited({ ...edited, words: { ...edited.words, [kind]: text } })}
                maxLength={12}
              />
            ))}
            <LabelledText
              label="落款"
              value={edited.issuer}
              onValue={(text) => setEdited({ ...edited, issuer: text })}
              maxLength={40}
            />
            <LabelledText label="送达期限（天）" value={days} onValue={setDays} maxLength={2} isFigure />
          </div>
          <label class="tick">
            <input
              type="checkbox"
              checked={edited.openedIsDelivery}
              onChange={(event) => setEdited({ ...edited, openedIsDelivery: event.currentTarget.checked })}
            />
            企业在系统中查看视为电子送达
          </label>
          <ActForm
            act="修改文号和期限"
            consequence="此后出具的按新的，序号接着排；已出具的不变。"
            reason={rule}
            isBusy={work.isBusy}
            fault={fault}
            failure={work.failure}
            onRun={run}
            onCancel={() => setEdited(null)}
          />
        </div>
      )}
    </section>
  )
}
