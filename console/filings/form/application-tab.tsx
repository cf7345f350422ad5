import './form.css'
import { useState } from 'preact/hooks'
import type { FilingDetail } from '#core/api/filings.ts'
import { fieldOf } from '#core/form/form.ts'
import { zeroIncrementForm } from '#core/forms/zero-increment-application.ts'
import { changedFields } from '#ui/form/draft.ts'
import { inputText } from '#ui/form/field-text.ts'
import { Icon } from '#ui/icon.tsx'
import { count } from '#ui/number.ts'
import { FailureNotice } from '../../notice/failure-notice.tsx'
import { useSession } from '../../session/session.ts'
import { ApplicationFields } from './application-fields.tsx'
import { ApplicationState } from './application-state.tsx'
import { type DeclarationConflict, DeclarationConflicts } from './declaration-conflicts.tsx'
import { useDraft } from './kept-drafts.ts'
import { useApplication } from './use-application.ts'

export interface ApplicationTabProps {
  readonly detail: FilingDetail
  readonly name: string
  readonly onDetail: (detail: FilingDetail) => void
}

/** What a filing is found by and whose it is stays as it was made. */
const fixed = ['uscc', 'townCode'] as const

/** 申请表 of a filing: read, or filled and saved field by field. */
export function ApplicationTab({ detail, name, onDetail }: ApplicationTabProps) {
  const { call } = useSession()
  const { id, cells, cellsRevision, mayDeclare } = detail
  const { draft, base, setDraft } = useDraft(id, name, cellsRevision)
  const application = useApplication(draft, cells, false)
  const [conflicts, setConflicts] = useState<readonly DeclarationConflict[]>([])
  const [failure, setFailure] = useState<unknown>(null)
  const [isBusy, setBusy] = useState(false)
  const [saved, setSaved] = useState('')
  const changed = changedFields(zeroIncrementForm, draft, cells)
  const amount = Object.keys(changed).length

  const save = async (): Promise<void> => {
    setBusy(true)
    setFailure(null)
    setSaved('')
    try {
      const answer = await call('declareFiling', {
        params: { id },
        body: { formVersion: zeroIncrementForm.version, baseRevision: base, fields: changed },
      })
      setDraft({}, answer.detail.cellsRevision)
      setConflicts(answer.conflicts)
      onDetail(answer.detail)
      setSaved(`已保存 ${count(amount - answer.conflicts.length)} 处修改。`)
    } catch (error) {
      setFailure(error)
    }
    setBusy(false)
  }
  const settle = (conflict: DeclarationConflict, choice: 'mine' | 'theirs'): void => {
    setConflicts(conflicts.filter((each) => each !== conflict))
    if (choice === 'theirs') return
    const { [conflict.field]: _, ...others } = draft
    setDraft({ ...others, [conflict.field]: mineText(conflict) }, cellsRevision)
  }
  return (
    <>
      <div class={mayDeclare ? 'form-bar no-print' : 'form-bar'}>
        <ApplicationState application={application} />
        {mayDeclare ? (
          <span class="row form-bar-acts">
            <span class="cap" role="status">
              {saved}
            </span>
            {amount > 0 && (
              <button type="button" class="btn" onClick={() => setDraft({})}>
                放弃修改
              </button>
            )}
            <button
              type="button"
              class={isBusy ? 'btn is-busy' : 'btn'}
              aria-disabled={amount === 0}
              onClick={() => amount > 0 && !isBusy && void save()}
            >
              {amount === 0 ? '没有未保存的修改' : `保存 ${count(amount)} 处修改`}
            </button>
          </span>
        ) : (
          <span class="cap">申请表只在草稿和补正时可以修改，由项目单位或区产业部门填写。</span>
        )}
      </div>
      {failure !== null && <FailureNotice failure={failure} />}
      <DeclarationConflicts conflicts={conflicts} onChoose={settle} />
      {base !== cellsRevision && amount > 0 && (
        <div class="banner">
          <Icon name="info" />
          <p class="banner-text">您填写期间别人保存过申请表；保存时按字段合并，相冲突的会列出来由您选择。</p>
        </div>
      )}
      <ApplicationFields
        application={application}
        draft={draft}
        saved={cells}
        onDraft={setDraft}
        isReadOnly={!mayDeclare}
        fixed={fixed}
      />
    </>
  )
}

function mineText({ field, mine }: DeclarationConflict): string {
  return inputText(fieldOf(zeroIncrementForm, field), mine)
}
