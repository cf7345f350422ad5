import { useState } from 'preact/hooks'
import type { StandardVersionBody } from '#core/api/standards.ts'
import { LabelledText } from '#ui/form/labelled.tsx'
import { useOneAct } from '../act/use-act.ts'
import { tellChanged } from '../data/changed.ts'
import { FailureNotice } from '../notice/failure-notice.tsx'
import { navigate } from '../route/place.ts'
import { standardPath } from '../route/route.ts'
import { useSession } from '../session/session.ts'
import { idFault, longestId } from './id-fault.ts'

export interface NewFormProps {
  readonly base: Pick<StandardVersionBody, 'id' | 'name'>
  readonly onClose: () => void
}

/** 以此为底新建: a draft under a new number that starts as a copy. */
export function NewForm({ base, onClose }: NewFormProps) {
  const { call } = useSession()
  const work = useOneAct()
  const [id, setId] = useState('')
  const [name, setName] = useState(base.name)
  const [isChecked, setChecked] = useState(false)
  const fault = idFault(id)
  const run = async (): Promise<void> => {
    setChecked(true)
    if (fault !== null) return
    const named = name.trim() === '' ? {} : { name: name.trim() }
    await work.run(async () => {
      const made = await call('createStandard', { body: { basedOn: base.id, id: id.trim(), ...named } })
      tellChanged('standards')
      navigate(standardPath(made.id))
    })
  }
  return (
    <form
      class="batch-bar std-new"
      aria-label={`以 ${base.id} 为底新建`}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void run()
      }}
    >
      <p class="std-wide">
        <b>{`以 ${base.id} 为底新建。`}</b>
        复制全部内容为一份草稿，原版本不变；草稿由专班修改、试评，经另一人批准后发布。
      </p>
      <LabelledText label="新编号（如 SJ-2027.1）" value={id} onValue={setId} maxLength={longestId} />
      <LabelledText label="名称" value={name} onValue={setName} maxLength={200} />
      {isChecked && fault !== null && (
        <p class="field-error std-wide" role="alert">
          {fault}
        </p>
      )}
      <div class="row std-wide">
        <button type="submit" class={work.isBusy ? 'btn btn-fill is-busy' : 'btn btn-fill'} aria-busy={work.isBusy}>
          新建草稿
        </button>
        <button type="button" class="btn" onClick={onClose}>
          取消
        </button>
      </div>
      {work.failure !== null && <FailureNotice failure={work.failure} />}
    </form>
  )
}
