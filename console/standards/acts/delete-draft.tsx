import { useState } from 'preact/hooks'
import type { StandardDetail } from '#core/api/standards.ts'
import { useOneAct } from '../../act/use-act.ts'
import { tellChanged } from '../../data/changed.ts'
import { FailureNotice } from '../../notice/failure-notice.tsx'
import { navigate } from '../../route/place.ts'
import { standardsPath } from '../../route/route.ts'
import { useSession } from '../../session/session.ts'

export interface DeleteDraftProps {
  readonly version: StandardDetail
  /** Nothing waits to be saved: edits that this browser keeps would outlive the draft. */
  readonly isSaved: boolean
}

/** 删除草稿: asked once more, for it cannot be taken back. */
export function DeleteDraft({ version, isSaved }: DeleteDraftProps) {
  const { call } = useSession()
  const work = useOneAct()
  const [isAsked, setAsked] = useState(false)
  const { id, mayDelete } = version
  if (!mayDelete) return null
  const run = async (): Promise<void> => {
    await work.run(async () => {
      await call('deleteStandard', { params: { id } })
      tellChanged('standards')
      navigate(standardsPath)
    })
  }
  if (!isAsked || !isSaved) {
    return (
      <div class="std-acts">
        <div>
          <button
            type="button"
            class="btn"
            aria-disabled={!isSaved}
            {...(isSaved ? {} : { 'aria-describedby': 'why-delete' })}
            onClick={() => isSaved && setAsked(true)}
          >
            删除草稿
          </button>
        </div>
        {!isSaved && (
          <p class="cap" id="why-delete">
            不能删除：有未保存的修改，请先保存或放弃。
          </p>
        )}
      </div>
    )
  }
  return (
    <section class="batch-bar" aria-label="删除草稿">
      <p>
        <b>{`删除草稿 ${id}。`}</b>
        内容不能恢复；已做的试评和审计记录保留。
      </p>
      <button
        type="button"
        class={work.isBusy ? 'btn btn-fill is-busy' : 'btn btn-fill'}
        aria-busy={work.isBusy}
        onClick={() => void run()}
      >
        删除草稿
      </button>
      <button type="button" class="btn" onClick={() => setAsked(false)}>
        取消
      </button>
      {work.failure !== null && <FailureNotice failure={work.failure} />}
    </section>
  )
}
