import { useId, useRef, useState } from 'preact/hooks'
import type { LetterTemplates } from '#core/api/letter-shapes.ts'
import { letterKindNames } from '#core/letter/kind.ts'
import { templateFaults, templateFaultText } from '#core/letter/template.ts'
import type { AnswerOf } from '#ui/client-request.ts'
import { LabelledDay, LabelledText } from '#ui/form/labelled.tsx'
import { useOneAct } from '../act/use-act.ts'
import { tellChanged } from '../data/changed.ts'
import { FailureNotice } from '../notice/failure-notice.tsx'
import { useSession } from '../session/session.ts'
import { LetterPaper } from './letter-paper.tsx'
import { versionText, whoText } from './words.ts'

export interface TemplateEditorProps {
  readonly cycle: string
  readonly templates: LetterTemplates['items'][number]
  readonly mayEdit: boolean
  readonly onClose: () => void
}

/** The text of a kind: edited, looked at with a real parcel, published as a version of its own. */
export function TemplateEditor({ cycle, templates, mayEdit, onClose }: TemplateEditorProps) {
  const { call } = useSession()
  const { kind, versions, placeholders } = templates
  const newest = versions[0]
  const [title, setTitle] = useState(newest?.title ?? '')
  const [body, setBody] = useState(newest?.body ?? '')
  const [from, setFrom] = useState('')
  const [note, setNote] = useState('')
  const [fault, setFault] = useState<string | null>(null)
  const [preview, setPreview] = useState<AnswerOf<'previewLetter'> | null>(null)
  const looking = useOneAct()
  const publishing = useOneAct()
  const field = useRef<HTMLTextAreaElement>(null)
  const id = useId()
  const faults = templateFaults(kind, { title, body })
  const insert = (name: string): void => {
    const at = field.current?.selectionStart ?? body.length
    setBody(`${body.slice(0, at)}{{${name}}}${body.slice(at)}`)
    field.current?.focus()
  }
  const look = (): void => {
    void looking.run(async () => setPreview(await call('previewLetter', { body: { cycle, kind, title, body } })))
  }
  const publish = (event: SubmitEvent): void => {
    event.preventDefault()
    const wrong = from === '' ? '请填写生效日。' : note.trim().length < 2 ? '请写明为什么修改，至少 2 字。' : null
    setFault(wrong)
    if (wrong !== null || faults.length > 0) return
    const version = newest?.version ?? 0
    void publishing.run(async () => {
      await call('publishLetterTemplate', {
        body: { kind, version, title, body, effectiveFrom: from, note: note.trim() },
      })
      tellChanged('letterTemplates')
    })
  }
  return (
    <section class="card card-body letter-form" aria-label={`${letterKindNames[kind]}模板`}>
      <div class="row">
        <h2>{`${letterKindNames[kind]}模板`}</h2>
        <button type="button" class="btn btn-s" onClick={onClose}>
          关闭
        </button>
      </div>
      <form class="letter-form" onSubmit={publish} noValidate>
        <LabelledText label="标题" value={title} onValue={setTitle} maxLength={80} />
        <div class="letter-template">
          <div class="field">
            <label for={id}>正文（一行一段，# 开头的是小标题）</label>
            <textarea
              class="textarea"
              id={id}
              ref={field}
              maxLength={8000}
              readOnly={!mayEdit}
              value={body}
              onInput={(event) => setBody(event.currentTarget.value)}
            />
          </div>
          <div class="field">
            <span class="label">占位符（点选插入光标处，出具时换成实际内容）</span>
            <div class="letter-holders">
              {placeholders.map(({ name, meaning, block }) => (
                <button key={name} type="button" class="btn btn-s" disabled={!mayEdit} onClick={() => insert(name)}>
                  <span>
                    <b>{`{{${name}}}`}</b> <span class="cap">{block ? `${meaning}；单独占一行` : meaning}</span>
                  </span>
                </button>
              ))}
            </div>
          </div>
        </div>
        {faults.length > 0 && (
          <div class="field-error" role="alert">
            {faults.map((one) => (
              <p key={`${one.line} ${one.column}`}>{templateFaultText(one)}</p>
            ))}
          </div>
        )}
        <div class="row">
          <button type="button" class={looking.isBusy ? 'btn is-busy' : 'btn'} onClick={look}>
            用真实地块预览
          </button>
        </div>
        {looking.failure !== null && <FailureNotice failure={looking.failure} />}
        {preview !== null && <Preview preview={preview} />}
        {mayEdit && (
          <>
            <div class="letter-fields">
              <LabelledDay label="生效日" value={from} onValue={setFrom} />
              <LabelledText label="修改说明" value={note} onValue={setNote} maxLength={200} />
            </div>
            {fault !== null && (
              <p class="field-error" role="alert">
                {fault}
              </p>
            )}
            <div class="row">
              <button
                type="submit"
                class={publishing.isBusy ? 'btn btn-fill is-busy' : 'btn btn-fill'}
                disabled={faults.length > 0}
              >
                发布新版本
              </button>
              <span class="cap">已出具的函件不变；生效日起出具的用新版本。</span>
            </div>
            {publishing.failure !== null && <FailureNotice failure={publishing.failure} />}
          </>
        )}
      </form>
      <h3>版本</h3>
      <ul class="letter-events">
        {versions.map((version) => (
          <li key={version.version} class="row">
            <b class="nb">{versionText(version.version)}</b>
            <span>{whoText(version)}</span>
            <button
              type="button"
              class="btn btn-s"
              onClick={() => {
                setTitle(version.title)
                setBody(version.body)
              }}
            >
              放入编辑
              <span class="vh">{versionText(version.version)}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Preview({ preview }: { readonly preview: AnswerOf<'previewLetter'> }) {
  const { letter, faults, waits } = preview
  if (letter === null) {
    const why = faults.length > 0 ? '模板有错，更正后再预览。' : (waits ?? '现在没有可以写的对象，不能预览。')
    return (
      <div class="banner banner-info" role="status">
        <p class="banner-text">{why}</p>
      </div>
    )
  }
  return <LetterPaper title={letter.title} number="（出具时编号）" blocks={letter.blocks} issuer={null} date={null} />
}
