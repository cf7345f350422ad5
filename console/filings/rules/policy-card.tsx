import { useEffect, useRef, useState } from 'preact/hooks'
import { notice9 } from '#core/vocabulary/citation.ts'
import type { PolicyRegister } from '#core/vocabulary/policy-register.ts'
import { instantInTable } from '#ui/instant.ts'
import { useAnswer } from '../../data/use-answer.ts'
import { ListShapes } from '../../list/list-shapes.tsx'
import { FailureNotice } from '../../notice/failure-notice.tsx'
import { usePlace } from '../../route/place.ts'
import { blankPolicy, draftOfPolicy } from './policy-draft.ts'
import { PolicyForm } from './policy-form.tsx'
import {
  documentsInForce,
  followerTexts,
  type PolicyEntry,
  type PolicyVersion,
  stateOfPolicy,
  successionText,
} from './policy-lines.ts'

/** 政策登记: the documents filings follow, how long they are in force, and what follows them. */
export function PolicyCard({ mayChange }: { readonly mayChange: boolean }) {
  const { value, failure, askAgain } = useAnswer('policies', {})
  const { query } = usePlace()
  /** Number of the document that is corrected; '' for a new one. */
  const [open, setOpen] = useState<string | null>(null)
  const heading = useRef<HTMLHeadingElement>(null)
  const isSought = query.get('part') === 'policies'
  const isThere = value !== null
  useEffect(() => {
    if (!isSought || !isThere) return
    heading.current?.scrollIntoView()
    heading.current?.focus()
  }, [isSought, isThere])
  const register = documentsInForce(value?.entries ?? [])
  const close = () => setOpen(null)
  const corrected = value?.entries.find(({ number }) => number === open)
  const last = corrected?.versions.at(-1)
  return (
    <section class="card" aria-labelledby="policies-title">
      <div class="card-head">
        <h2 id="policies-title" ref={heading} tabIndex={-1}>
          政策登记
        </h2>
        {mayChange && isThere && open === null && (
          <button type="button" class="btn btn-s" onClick={() => setOpen('')}>
            登记延续或替代文件
          </button>
        )}
      </div>
      {failure !== null && <FailureNotice failure={failure} onRetry={askAgain} />}
      {!isThere && failure === null && <ListShapes label="政策登记" />}
      {open === '' && (
        <PolicyForm
          start={blankPolicy(notice9)}
          base={null}
          mayVoid={false}
          register={register}
          onDone={close}
          onCancel={close}
        />
      )}
      {corrected !== undefined && last !== undefined && (
        <PolicyForm
          key={corrected.number}
          start={draftOfPolicy(last.document)}
          base={last.version}
          mayVoid={!corrected.isShipped}
          register={register}
          onDone={close}
          onCancel={close}
        />
      )}
      {value !== null && (
        <ul class="policies">
          {value.entries.map((entry) => (
            <Entry
              key={entry.number}
              entry={entry}
              state={stateOf(entry, register, value.today)}
              register={register}
              onCorrect={mayChange && open === null ? () => setOpen(entry.number) : null}
            />
          ))}
        </ul>
      )}
    </section>
  )
}

function stateOf({ versions }: PolicyEntry, register: PolicyRegister, today: string) {
  const document = versions.at(-1)?.document
  return document === undefined ? null : stateOfPolicy(document, register, today)
}

interface EntryProps {
  readonly entry: PolicyEntry
  readonly state: ReturnType<typeof stateOf>
  readonly register: PolicyRegister
  readonly onCorrect: (() => void) | null
}

function Entry({ entry: { number, isShipped, versions }, state, register, onCorrect }: EntryProps) {
  const last = versions.at(-1)
  if (last === undefined) return null
  const { document } = last
  const succession = successionText(document)
  return (
    <li class="card-part stack-s">
      <p class="row">
        <b>{number}</b>
        {state !== null && <span class={state.look}>{state.text}</span>}
        <span class="cap">{isShipped ? '随程序提供' : '本区登记'}</span>
        {onCorrect !== null && (
          <button type="button" class="btn btn-s" onClick={onCorrect}>
            更正
            <span class="vh">{number}</span>
          </button>
        )}
      </p>
      <p>{`《${document.title}》，${document.issuer}${document.issuedOn === null ? '' : `，${document.issuedOn} 印发`}`}</p>
      <p class="sub">
        {`自 ${document.effectiveFrom} 起施行，`}
        {document.effectiveTo === null ? '没有写明有效期' : `有效期至 ${document.effectiveTo}`}
        {succession !== '' && `；${succession}`}
      </p>
      {followerTexts(document, register).map((text) => (
        <p key={text} class="sub">
          {text}
        </p>
      ))}
      {document.note !== '' && <p class="sub">{document.note}</p>}
      {document.source !== '' && <p class="cap">{`来源：${document.source}`}</p>}
      {(versions.length > 1 || !isShipped) && <Versions versions={versions} />}
    </li>
  )
}

/** Who entered what, when and why; the newest first, nothing taken away. */
function Versions({ versions }: { readonly versions: readonly PolicyVersion[] }) {
  return (
    <details>
      <summary class="cap">{`登记记录 ${versions.length} 次`}</summary>
      <ul class="stack-s cap">
        {versions.toReversed().map(({ version, at, by, reason, document }) => (
          <li key={version}>
            {version === 0
              ? '随程序提供'
              : `${instantInTable(at)} ${by}${document.isVoid ? '作废' : '登记'}，理由：${reason}`}
            {`；施行 ${document.effectiveFrom}，有效期${document.effectiveTo === null ? '未写明' : `至 ${document.effectiveTo}`}`}
            {document.note !== '' && `；${document.note}`}
          </li>
        ))}
      </ul>
    </details>
  )
}
