import { BackLink } from '../frame/back-link.tsx'
import './standard.css'
import { useCallback, useMemo, useState } from 'preact/hooks'
import type { StandardDetail } from '#core/api/standards.ts'
import type { Standard } from '#core/scoring/standard.ts'
import { standardShape } from '#core/scoring/standard-schema.ts'
import type { StandardState } from '#core/standard-book/state.ts'
import { standardPartNames, standardParts } from '#core/standard-edit/place.ts'
import { AnswerUnreadable } from '#ui/client-failure.ts'
import { Icon } from '#ui/icon.tsx'
import { tellChanged } from '../data/changed.ts'
import { useAnswer } from '../data/use-answer.ts'
import { mayAsk } from '../frame/entries.ts'
import { PageHead } from '../frame/page-head.tsx'
import { FailureNotice } from '../notice/failure-notice.tsx'
import { standardsPath } from '../route/route.ts'
import { useSession } from '../session/session.ts'
import { actsOfState } from './acts/act-words.ts'
import { DeleteDraft } from './acts/delete-draft.tsx'
import { TrialRun } from './acts/trial-run.tsx'
import { VersionActs } from './acts/version-acts.tsx'
import { DifferencesCard } from './differences-card.tsx'
import { EditorPage } from './edit/editor-page.tsx'
import { EventsCard, TrialsCard } from './events-card.tsx'
import { NewForm } from './new-form.tsx'
import { Contents } from './read/contents.tsx'
import type { PeriodKind } from './read/facts-card.tsx'
import { StandardText } from './read/standard-text.tsx'
import { labelLooks, labelWords } from './standard-words.ts'
import { StateBadge } from './state-badge.tsx'
import { useStandard } from './use-standard.ts'
import { VersionLinks } from './version-links.tsx'

/** One version of the standard: all of it on one page, read or, while it is a draft and the reader may, edited. */
export function StandardPage({ id }: { readonly id: string }) {
  const { account, cache } = useSession()
  const { value: version, failure, askAgain } = useAnswer('standardVersion', { params: { id } })
  const [isCopying, setCopying] = useState(false)
  const text = useMemo(() => (version === null ? null : standardShape.safeParse(version.standard)), [version])
  const onChanged = useCallback(
    (next: StandardDetail) => {
      cache.keep('standardVersion', { params: { id } }, next)
      tellChanged('standardVersion', 'standards', 'standardDifferences')
    },
    [cache, id],
  )
  const unreadable = text === null || text.success ? null : new AnswerUnreadable(200, text.error)
  return (
    <>
      <BackLink to={standardsPath}>返回标准列表</BackLink>
      <PageHead
        title={id}
        beside={
          version !== null && (
            <>
              <StateBadge version={version} />
              <span class={`badge ${labelLooks[version.label]}`}>{labelWords(version.label)}</span>
            </>
          )
        }
      >
        <VersionLinks id={id} />
        {version !== null && mayAsk('createStandard', account.role) && (
          <button type="button" class="btn" onClick={() => setCopying(true)}>
            <Icon name="plus" />
            以此为底新建
          </button>
        )}
      </PageHead>
      {isCopying && version !== null && <NewForm base={version} onClose={() => setCopying(false)} />}
      {failure !== null && <FailureNotice failure={failure} onRetry={askAgain} />}
      {unreadable !== null && <FailureNotice failure={unreadable} onRetry={askAgain} />}
      {version === null && failure === null && <span class="skeleton" role="status" aria-label="正在读取标准" />}
      {version !== null && text?.success === true && (
        <VersionBody version={version} text={text.data} onChanged={onChanged} />
      )}
    </>
  )
}

interface VersionBodyProps {
  readonly version: StandardDetail
  readonly text: Standard
  readonly onChanged: (version: StandardDetail) => void
}

function VersionBody({ version, text, onChanged }: VersionBodyProps) {
  const { id, basedOn, mayEdit, state, events } = version
  const base = useStandard(mayEdit ? basedOn : null)
  const isRegistered = events.length > 0
  const below = (
    <>
      {basedOn !== null && <DifferencesCard id={id} basedOn={basedOn} />}
      {isRegistered && <TrialsCard version={version} />}
      <EventsCard version={version} />
    </>
  )
  const belowEntries = [
    ...(basedOn === null ? [] : [{ id: 'differences', label: '与所依据版本的差异' }]),
    ...(isRegistered ? [{ id: 'trials', label: '试评' }] : []),
    { id: 'events', label: '办理经过' },
  ]
  const mayDo = mayAsk('actOnStandard', useSession().account.role) && actsOfState[state].length > 0
  const acts = (isSaved: boolean) => (
    <>
      <SentBack version={version} />
      {mayDo && (
        <section class="card card-body std-do no-print" aria-label="办理">
          <TrialRun version={version} isSaved={isSaved} onTried={() => tellChanged('standardVersion', 'standards')} />
          <VersionActs version={version} isSaved={isSaved} onChanged={onChanged} />
          <DeleteDraft version={version} isSaved={isSaved} />
        </section>
      )}
    </>
  )
  if (mayEdit) {
    return (
      <EditorPage
        key={id}
        version={version}
        text={text}
        base={base.value}
        onSaved={onChanged}
        above={acts}
        below={below}
        belowEntries={belowEntries}
      />
    )
  }
  const entries = standardParts.map((part) => ({ id: part, label: standardPartNames[part] }))
  return (
    <>
      {acts(true)}
      <div class="std-layout">
        <Contents entries={[...entries, ...belowEntries]} />
        <div class="std-parts stack">
          <StandardText standard={text} period={periodOf(state)} />
          {below}
        </div>
      </div>
    </>
  )
}

function periodOf(state: StandardState): PeriodKind {
  if (state === 'model') return 'model'
  return state === 'published' || state === 'superseded' ? 'settled' : 'proposed'
}

/** The approver's words, while the draft has not been submitted again. */
function SentBack({ version }: { readonly version: StandardDetail }) {
  const last = version.events.findLast(({ event }) => event !== 'save')
  if (last?.event !== 'send-back') return null
  return (
    <div class="banner banner-warn">
      <Icon name="warning" class="is-warning" />
      <p class="banner-text">
        <strong>{`${last.by} 退回了这一版本`}</strong>
        {last.note}
      </p>
    </div>
  )
}
