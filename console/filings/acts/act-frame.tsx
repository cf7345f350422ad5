import type { ComponentChildren } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import type { FilingDetail } from '#core/api/filings.ts'
import type { FilingAct } from '#core/filing/act-schema.ts'
import { eventNameFor } from '#core/filing/decider-words.ts'
import { refusalCode } from '#ui/client-failure.ts'
import { LabelledArea, LabelledDay } from '#ui/form/labelled.tsx'
import { Icon } from '#ui/icon.tsx'
import { FailureNotice } from '../../notice/failure-notice.tsx'
import { useSession } from '../../session/session.ts'
import type { OpenFiling } from '../filing/filing-context.ts'
import { useKeptDrafts } from '../form/kept-drafts.ts'
import { ActDocuments, kindsOf, uploadKey } from './act-documents.tsx'
import type { ActKind } from './act-kind.ts'
import { consequenceOf } from './act-words.ts'
import { obstacleTexts } from './draft-event.ts'
import { useSendAct } from './use-send-act.ts'

/** What every form of an act is given. */
export interface ActProps {
  readonly open: OpenFiling
  readonly kind: ActKind
  readonly onDone: (detail: FilingDetail, kind: ActKind) => void
  readonly onCancel: () => void
  readonly onUploaded: () => void
  /** Somebody else acted meanwhile: the filing is asked for again. */
  readonly onStale: () => void
}

export interface ActFrameProps extends ActProps {
  /** As it is filled in; null while something that has no blank is not chosen. */
  readonly act: FilingAct | null
  /** What is missing in the form itself, as sentences. */
  readonly faults?: readonly string[]
  readonly commentLabel?: string
  readonly children?: ComponentChildren
}

/** The form of one act: what follows, what it asks, its documents, what stands in the way, and the button. */
export function ActFrame(props: ActFrameProps) {
  const { open, kind, act, faults = [], commentLabel = '说明（选填）', children, onDone, onCancel, onStale } = props
  const { detail, filing } = open
  const { account } = useSession()
  const { isBusy, failure, send } = useSendAct(detail.id)
  const [day, setDay] = useState(detail.today)
  const [comment, setComment] = useState('')
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const [isAsked, setAsked] = useState(false)
  const heading = useRef<HTMLHeadingElement>(null)
  const list = useRef<HTMLDivElement>(null)
  useEffect(() => heading.current?.focus(), [])

  const { kinds, required } = kindsOf(kind, open)
  const documents = detail.uploads.filter((each) => kinds.includes(each.kind) && !left.has(uploadKey(each)))
  const unsaved = useKeptDrafts().find(({ key }) => key === detail.id)
  const isDeclaration = kind === 'submit' || kind === 'resubmit'
  const draftFault =
    isDeclaration && unsaved !== undefined ? [`申请表有 ${unsaved.fields} 处修改未保存。请先在“申请表”中保存。`] : []
  const obstacles =
    act === null ? [] : obstacleTexts(open, account, { act, day, comment, documents, lacksText: faults.length > 0 })
  const troubles = [...faults, ...draftFault, ...obstacles]

  const submit = async (): Promise<void> => {
    const after = await send({
      version: detail.version,
      act: act ?? { kind: 'attach' },
      ...(day === detail.today ? {} : { day }),
      ...(comment.trim() === '' ? {} : { comment: comment.trim() }),
      documents: documents.map(({ kind: each, sha256 }) => ({ kind: each, sha256 })),
    })
    if (after !== null) onDone(after, kind)
  }
  const press = (event: SubmitEvent): void => {
    event.preventDefault()
    setAsked(true)
    if (isBusy) return
    if (troubles.length === 0 && act !== null) void submit()
    else list.current?.focus()
  }
  const name = eventNameFor(kind, open.decider)
  return (
    <form class="act-frame" onSubmit={press} noValidate aria-label={name}>
      <h3 ref={heading} tabIndex={-1}>
        {name}
      </h3>
      <p class="sub">{consequenceOf(kind, open.decider)}</p>
      <div class="act-fields">{children}</div>
      <ActDocuments
        open={open}
        kinds={kinds}
        required={required}
        left={left}
        onLeft={setLeft}
        onUploaded={props.onUploaded}
      />
      <div class="act-fields">
        <LabelledArea label={commentLabel} value={comment} onValue={setComment} />
        {detail.party === 'industry' && (
          <LabelledDay
            label="办理日期（补记时更改）"
            value={day}
            min={filing.lastDay}
            max={detail.today}
            onValue={(chosen) => setDay(chosen === '' ? detail.today : chosen)}
          />
        )}
      </div>
      {troubles.length > 0 && (
        <div
          class={isAsked ? 'banner banner-err' : 'banner'}
          ref={list}
          tabIndex={-1}
          {...(isAsked ? { role: 'alert' as const } : {})}
        >
          <Icon name={isAsked ? 'error' : 'info'} />
          <div class="banner-text">
            <strong>{`还不能办理“${name}”`}</strong>
            <ul>
              {troubles.map((trouble) => (
                <li key={trouble}>{trouble}</li>
              ))}
            </ul>
          </div>
        </div>
      )}
      {failure !== null && (
        <FailureNotice failure={failure} {...(refusalCode(failure) === 'filing-changed' ? { onRetry: onStale } : {})} />
      )}
      <div class="row">
        <button type="submit" class={isBusy ? 'btn btn-fill is-busy' : 'btn btn-fill'} aria-busy={isBusy}>
          {name}
        </button>
        <button type="button" class="btn" onClick={onCancel}>
          取消
        </button>
      </div>
    </form>
  )
}
