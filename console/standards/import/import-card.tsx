import { useState } from 'preact/hooks'
import type { StandardPreview } from '#core/api/standard-files.ts'
import { LabelledText } from '#ui/form/labelled.tsx'
import { useOneAct } from '../../act/use-act.ts'
import { tellChanged } from '../../data/changed.ts'
import { FailureNotice } from '../../notice/failure-notice.tsx'
import { navigate } from '../../route/place.ts'
import { standardPath } from '../../route/route.ts'
import { useSession } from '../../session/session.ts'
import { idFault, longestId } from '../id-fault.ts'
import { FilePreview } from './file-preview.tsx'
import { useFilePreview } from './use-preview.ts'

export interface ImportCardProps {
  /** The version in force, which the file is compared with. */
  readonly against: string | null
  /** Of the district whose register it is; null while it is not known. */
  readonly district: string | null
  /** Numbers that are taken. */
  readonly taken: readonly string[]
  readonly onClose: () => void
}

/** A file becomes a new draft of the district. */
export function ImportCard({ against, district, taken, onClose }: ImportCardProps) {
  const preview = useFilePreview(against)
  const { read } = preview
  return (
    <FilePreview preview={preview} against={against} onClose={onClose}>
      {read !== null && <MakeDraft key={read.name} preview={read.preview} district={district} taken={taken} />}
    </FilePreview>
  )
}

interface MakeDraftProps {
  readonly preview: StandardPreview
  readonly district: string | null
  readonly taken: readonly string[]
}

function MakeDraft({ preview, district, taken }: MakeDraftProps) {
  const { call } = useSession()
  const work = useOneAct()
  const own = textOf(preview, 'id')
  const [id, setId] = useState(taken.includes(own) ? '' : own)
  const [isChecked, setChecked] = useState(false)
  const fault = taken.includes(id.trim()) ? `编号 ${id.trim()} 已有。请另编一个。` : idFault(id)
  const isOther = district !== null && textOf(preview, 'district') !== district
  const run = async (): Promise<void> => {
    setChecked(true)
    if (fault !== null) return
    const place = district === null ? {} : { district }
    const standard = { ...preview.standard, ...place, id: id.trim() }
    await work.run(async () => {
      const made = await call('createStandard', { body: { standard } })
      tellChanged('standards')
      navigate(standardPath(made.id))
    })
  }
  return (
    <form
      class="std-new batch-bar"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void run()
      }}
    >
      <LabelledText label="草稿的编号" value={id} onValue={setId} maxLength={longestId} />
      <p class="std-wide">
        {taken.includes(own) && `文件的编号 ${own} 已有，请另编一个。`}
        {isOther && `文件写的是别的区（${textOf(preview, 'district')}），收作本区（${district}）的草稿。`}
        {`名称：${textOf(preview, 'name')}`}
      </p>
      {isChecked && fault !== null && (
        <p class="field-error std-wide" role="alert">
          {fault}
        </p>
      )}
      <div class="row std-wide">
        <button type="submit" class={work.isBusy ? 'btn btn-fill is-busy' : 'btn btn-fill'} aria-busy={work.isBusy}>
          收作草稿
        </button>
      </div>
      {work.failure !== null && <FailureNotice failure={work.failure} />}
    </form>
  )
}

function textOf({ standard }: StandardPreview, key: 'id' | 'name' | 'district'): string {
  const value = standard?.[key]
  return typeof value === 'string' ? value : ''
}
