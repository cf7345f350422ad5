import { useState } from 'preact/hooks'
import type { PublicationDetail } from '#core/api/publications.ts'
import { type PublicationAct, publicationActRules } from '#core/publication/act.ts'
import { LabelledDay } from '#ui/form/labelled.tsx'
import { useOneAct } from '../act/use-act.ts'
import { ActForm } from '../batch/act-form.tsx'
import type { ReasonRule } from '../batch/reason-rule.ts'
import { useSession } from '../session/session.ts'

export interface PublicationActsProps {
  readonly publication: PublicationDetail
  readonly onChanged: (publication: PublicationDetail) => void
}

const main: readonly PublicationAct[] = ['check', 'publish', 'close']

const consequences: Readonly<Record<PublicationAct, string>> = {
  check: '确认名单、栏目和遮盖无误，之后可以发布。',
  uncheck: '回到草稿，可以作废后重新生成。',
  publish: '名单即固定，企业和街镇从发布之日起看到各自的部分；年度进入公示阶段。',
  close: '公示期满，名单留存；之后提出的异议按逾期办理。',
  withdraw: '名单停止公示，内容和经过保留；没有其他公示的，年度退回评估阶段。',
  discard: '草稿的名单删除，经过保留。',
}

function reasonRule(act: PublicationAct): ReasonRule {
  const { needsReason } = publicationActRules[act]
  return {
    label: needsReason ? '理由（必填，5–300 字，写入审计）' : '说明（可不填）',
    shortest: needsReason ? 5 : 0,
    longest: 300,
    advice: needsReason ? '请写明原因。' : '',
  }
}

/** What may be done next, each with what follows from it; one unfolds at a time. */
export function PublicationActs({ publication, onChanged }: PublicationActsProps) {
  const [asked, setAsked] = useState<PublicationAct | null>(null)
  const possible = publication.possible.filter((act) => act !== 'close' || publication.window?.phase === 'over')
  if (possible.length === 0) return null
  if (asked !== null && possible.includes(asked)) {
    const close = (): void => setAsked(null)
    return <OneAct key={asked} act={asked} publication={publication} onChanged={onChanged} onClose={close} />
  }
  const first = possible.find((act) => main.includes(act))
  return (
    <div class="row no-print">
      {possible.map((act) => (
        <button key={act} type="button" class={act === first ? 'btn btn-fill' : 'btn'} onClick={() => setAsked(act)}>
          {publicationActRules[act].name}
        </button>
      ))}
    </div>
  )
}

interface OneActProps extends PublicationActsProps {
  readonly act: PublicationAct
  readonly onClose: () => void
}

function OneAct({ act, publication, onChanged, onClose }: OneActProps) {
  const { call } = useSession()
  const work = useOneAct()
  const [firstDay, setFirstDay] = useState('')
  const { number, revision } = publication
  const { name } = publicationActRules[act]
  const run = async (reason: string): Promise<void> => {
    const more = {
      ...(reason === '' ? {} : { reason }),
      ...(act === 'publish' && firstDay !== '' ? { firstDay } : {}),
    }
    await work.run(async () => {
      const params = { number }
      onChanged(await call('actOnPublication', { params, body: { act, revision, ...more } }))
      onClose()
    })
  }
  return (
    <section class="batch-bar publication-form" aria-label={name}>
      {act === 'publish' && (
        <div class="publication-fields">
          <LabelledDay label="发布日期（不填为今天；次日起算）" value={firstDay} onValue={setFirstDay} />
        </div>
      )}
      <ActForm
        act={name}
        consequence={consequences[act]}
        reason={reasonRule(act)}
        isBusy={work.isBusy}
        failure={work.failure}
        onRun={(reason) => void run(reason)}
        onCancel={onClose}
      />
    </section>
  )
}
