import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import type { FilingDetail } from '#core/api/filings.ts'
import type { FilingAct } from '#core/filing/act-schema.ts'
import { eventNameFor } from '#core/filing/decider-words.ts'
import { refusalCode } from '#ui/client-failure.ts'
import { LabelledArea, LabelledDay } from '#ui/form/labelled.tsx'
import { GuardedAct } from '../../act/guarded-act.tsx'
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

  const { kinds, required } = kindsOf(kind, open)
  const documents = detail.uploads.filter((each) => kinds.includes(each.kind) && !left.has(uploadKey(each)))
  const unsaved = useKeptDrafts().find(({ key }) => key === detail.id)
  const isDeclaration = kind === 'submit' || kind === 'resubmit'
  const draftFault =
    isDeclaration && unsaved !== undefined ? [`申请表有 ${unsaved.fields} 处修改未保存。请先在“申请表”中保存。`] : []
  const obstacles =
    act === null ? [] : obstacleTexts(open, account, { act, day, comment, documents, lacksText: faults.length > 0 })
  const troubles = [...faults, ...draftFault, ...obstacles]

  const submit = async (filled: FilingAct): Promise<void> => {
    const after = await send({
      version: detail.version,
      act: filled,
      ...(day === detail.today ? {} : { day }),
      ...(comment.trim() === '' ? {} : { comment: comment.trim() }),
      documents: documents.map(({ kind: each, sha256 }) => ({ kind: each, sha256 })),
    })
    if (after !== null) onDone(after, kind)
  }
  return (
    <GuardedAct
      name={eventNameFor(kind, open.decider)}
      consequence={consequenceOf(kind, open.decider)}
      faults={troubles}
      isBusy={isBusy}
      failure={failure}
      {...(refusalCode(failure) === 'filing-changed' ? { onRetry: onStale } : {})}
      onRun={() => {
        if (act !== null) void submit(act)
      }}
      onCancel={onCancel}
    >
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
    </GuardedAct>
  )
}
