import { standardShape } from '#core/scoring/standard-schema.ts'
import { useEditing } from '../edit/editing.ts'
import { FilePreview } from './file-preview.tsx'
import { useFilePreview } from './use-preview.ts'

export interface ImportIntoDraftProps {
  readonly id: string
  readonly onClose: () => void
}

/** A file's text in place of the draft's: one step, not saved yet. Number and district stay the draft's. */
export function ImportIntoDraft({ id, onClose }: ImportIntoDraftProps) {
  const { standard, change } = useEditing()
  const preview = useFilePreview(id)
  const { read } = preview
  const take = (): void => {
    const { district, label } = standard
    const next = standardShape.parse({ ...read?.preview.standard, id, district, label, until: null })
    change(next, `导入 ${read?.name ?? ''}`)
    onClose()
  }
  return (
    <FilePreview preview={preview} against={id} onClose={onClose}>
      <div class="row">
        <button type="button" class="btn btn-fill" onClick={take}>
          放进草稿
        </button>
        <span class="cap">替换草稿的全部内容，是一步未保存的修改，可以撤销。</span>
      </div>
    </FilePreview>
  )
}
