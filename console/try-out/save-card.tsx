import { useState } from 'preact/hooks'
import type { StandardDetail } from '#core/api/standards.ts'
import type { Standard } from '#core/scoring/standard.ts'
import { standardFaults } from '#core/scoring/standard-faults.ts'
import { standardStateNames } from '#core/standard-book/state.ts'
import { LabelledText } from '#ui/form/labelled.tsx'
import { useOneAct } from '../act/use-act.ts'
import { tellChanged } from '../data/changed.ts'
import { useCyclePath } from '../frame/use-cycle.ts'
import { FailureNotice } from '../notice/failure-notice.tsx'
import { navigate } from '../route/place.ts'
import { standardPath, tryOutPath } from '../route/route.ts'
import { useSession } from '../session/session.ts'
import type { TryOut } from './use-try-out.ts'

export interface SaveCardProps {
  readonly version: StandardDetail
  readonly tryOut: TryOut
}

/** 存为草稿 and 送审: what was tried becomes a draft, or the draft's new text. */
export function SaveCard({ version, tryOut }: SaveCardProps) {
  const { call } = useSession()
  const cyclePath = useCyclePath()
  const work = useOneAct()
  const [id, setId] = useState('')
  const [isAsking, setAsking] = useState(false)
  const [said, setSaid] = useState<string | null>(null)
  const { present, isChanged, isSettled } = tryOut
  const faults = isSettled ? standardFaults(present) : []
  const isDraft = version.mayEdit
  const saved = async (): Promise<void> => {
    const answer = await call('saveStandard', {
      params: { id: version.id },
      body: { revision: version.revision, standard: { ...present }, note: '试调' },
    })
    tellChanged('standards', 'standardVersion')
    setSaid(
      answer.outcome === 'saved'
        ? '已存为草稿。'
        : '他人已先保存了这份草稿，没有覆盖。请到标准页看双方的改动，再回来试调。',
    )
  }
  const created = async (): Promise<void> => {
    const standard: Standard = { ...present, id: id.trim(), label: '示例' }
    const made = await call('createStandard', { body: { standard: { ...standard } } })
    tellChanged('standards')
    navigate(cyclePath(tryOutPath(made.id)))
  }
  const submitted = async (): Promise<void> => {
    await call('actOnStandard', { params: { id: version.id }, body: { act: 'submit', revision: version.revision } })
    tellChanged('standards', 'standardVersion')
    setSaid('已送审，等待另一人批准。')
  }
  const whyNotSubmit = isChanged
    ? '先存为草稿'
    : version.possible.includes('submit')
      ? null
      : `现为“${standardStateNames[version.state]}”，在标准页试评后才能送审`
  return (
    <section class="card" aria-labelledby="save">
      <div class="card-head">
        <h2 id="save">保存</h2>
      </div>
      <div class="card-body stack-s">
        <p class="sub">
          {isDraft
            ? '试调只在这一页里；存为草稿后，标准页和其他人才能看到。'
            : '试调不改动已有版本；存为草稿，即以此为底新建一份。'}
        </p>
        {faults.length > 0 && (
          <ul class="try-out-faults" aria-label="须改正">
            {faults.slice(0, 4).map(({ message }) => (
              <li key={message}>{message}</li>
            ))}
          </ul>
        )}
        {isAsking && !isDraft && (
          <LabelledText label="新编号（如 SJ-2027.1）" value={id} onValue={setId} maxLength={60} />
        )}
        <div class="row">
          <button
            type="button"
            class={work.isBusy ? 'btn btn-fill is-busy' : 'btn btn-fill'}
            aria-busy={work.isBusy}
            aria-disabled={isDraft ? !isChanged : isAsking && id.trim() === ''}
            onClick={() => {
              if (isDraft) return isChanged ? void work.run(saved) : undefined
              if (!isAsking) return setAsking(true)
              return id.trim() === '' ? undefined : void work.run(created)
            }}
          >
            存为草稿
          </button>
          {isDraft && (
            <button
              type="button"
              class="btn"
              aria-disabled={whyNotSubmit !== null}
              aria-describedby="why-not-submit"
              onClick={() => whyNotSubmit === null && void work.run(submitted)}
            >
              送审
            </button>
          )}
          <a class="btn" href={cyclePath(standardPath(version.id))}>
            标准页
          </a>
        </div>
        {isDraft && whyNotSubmit !== null && (
          <p class="cap" id="why-not-submit">
            {`送审：${whyNotSubmit}。`}
          </p>
        )}
        {said !== null && (
          <p class="sub" role="status">
            {said}
          </p>
        )}
        {work.failure !== null && <FailureNotice failure={work.failure} />}
      </div>
    </section>
  )
}
