import { useState } from 'preact/hooks'
import type { StandardDetail } from '#core/api/standards.ts'
import { type StandardAct, standardActNames } from '#core/standard-book/act.ts'
import { LabelledDay } from '#ui/form/labelled.tsx'
import { useOneAct } from '../../act/use-act.ts'
import { ActForm } from '../../batch/act-form.tsx'
import { useSession } from '../../session/session.ts'
import { actsOfState, consequenceOf, isBesideThePoint, noteRule, whyNot } from './act-words.ts'
import { PublishForm } from './publish-form.tsx'

export interface VersionActsProps {
  readonly version: StandardDetail
  readonly isSaved: boolean
  readonly onChanged: (version: StandardDetail) => void
}

/** What 专班 does next with a version: each act with what follows, and those that one may not do with why. */
export function VersionActs({ version, isSaved, onChanged }: VersionActsProps) {
  const [asked, setAsked] = useState<StandardAct | null>(null)
  const acts = actsOfState[version.state].filter((act) => !isBesideThePoint(act, version))
  if (acts.length === 0) return null
  if (asked !== null && acts.includes(asked)) {
    const close = (): void => setAsked(null)
    const common = { version, onChanged, onClose: close }
    return asked === 'publish' ? <PublishForm {...common} /> : <OneAct key={asked} act={asked} {...common} />
  }
  const held = acts.flatMap((act) => {
    const why = whyNot(act, version, isSaved)
    return why === null ? [] : [{ act, why }]
  })
  const isHeld = (act: StandardAct): boolean => held.some((each) => each.act === act)
  const main = acts.find((act) => !isHeld(act) && act !== 'withdraw' && act !== 'end' && act !== 'cancel')
  return (
    <div class="std-acts no-print">
      <div class="row">
        {acts.map((act) => (
          <button
            key={act}
            type="button"
            class={act === main && !version.mayEdit ? 'btn btn-fill' : 'btn'}
            aria-disabled={isHeld(act)}
            {...(isHeld(act) ? { 'aria-describedby': `why-${act}` } : {})}
            onClick={() => !isHeld(act) && setAsked(act)}
          >
            {standardActNames[act]}
          </button>
        ))}
      </div>
      {held.map(({ act, why }) => (
        <p key={act} class="cap" id={`why-${act}`}>
          {`不能${standardActNames[act]}：${why}`}
        </p>
      ))}
    </div>
  )
}

interface OneActProps {
  readonly act: Exclude<StandardAct, 'publish'>
  readonly version: StandardDetail
  readonly onChanged: (version: StandardDetail) => void
  readonly onClose: () => void
}

function OneAct({ act, version, onChanged, onClose }: OneActProps) {
  const { call, today } = useSession()
  const work = useOneAct()
  const [on, setOn] = useState(today)
  const { id, revision } = version
  const run = async (note: string): Promise<void> => {
    await work.run(async () => {
      onChanged(await call('actOnStandard', { params: { id }, body: bodyOf(act, revision, on, note) }))
      onClose()
    })
  }
  return (
    <section class="batch-bar std-act" aria-label={standardActNames[act]}>
      {act === 'end' && <LabelledDay label="从这一天起停用" value={on} min={today} onValue={setOn} />}
      <ActForm
        act={standardActNames[act]}
        consequence={consequenceOf(act)}
        reason={noteRule(act)}
        isBusy={work.isBusy}
        failure={work.failure}
        onRun={(note) => void run(note)}
        onCancel={onClose}
      />
    </section>
  )
}

function bodyOf(act: OneActProps['act'], revision: number, on: string, note: string) {
  if (act === 'end') return { act, revision, on, note }
  if (act === 'send-back' || act === 'cancel') return { act, revision, note }
  return { act, revision, ...(note === '' ? {} : { note }) }
}
