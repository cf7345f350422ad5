import { Icon } from '#ui/icon.tsx'
import type { StandardEditor } from './use-editing.ts'

export interface ToolbarProps {
  readonly editor: StandardEditor
  /** What was changed since the last save, in words. */
  readonly changes: number
  readonly onImport: () => void
}

/** What was done, back and forth, and 保存: stays in sight while the draft is scrolled. */
export function Toolbar({ editor, changes, onImport }: ToolbarProps) {
  const { history, isChanged, isSaving, isKept, conflict, undo, redo, save, faults } = editor
  const last = history.past.at(-1)
  const next = history.future[0]
  return (
    <div class="std-toolbar no-print" role="toolbar" aria-label="修改">
      <button
        type="button"
        class="btn"
        disabled={last === undefined}
        aria-label={last === undefined ? '撤销' : `撤销：${last.did}`}
        title={last === undefined ? '' : last.did}
        onClick={undo}
      >
        <Icon name="undo" />
        撤销
      </button>
      <button
        type="button"
        class="btn"
        disabled={next === undefined}
        aria-label={next === undefined ? '重做' : `重做：${next.did}`}
        title={next === undefined ? '' : next.did}
        onClick={redo}
      >
        <Icon name="undo" class="std-redo" />
        重做
      </button>
      <button type="button" class="btn" onClick={onImport}>
        <Icon name="upload" />
        导入
      </button>
      <span class="std-state" role="status">
        {isChanged ? `${changes > 0 ? `${changes} 处` : ''}未保存` : '已保存'}
        {faults.length > 0 && <b class="std-bad">{`，${faults.length} 处须改正`}</b>}
        {isChanged && !isKept && '；本机存储不可用，刷新会丢失，请尽快保存'}
      </span>
      <button
        type="button"
        class={`btn${conflict === null ? ' btn-fill' : ''}${isSaving ? ' is-busy' : ''}`}
        aria-busy={isSaving}
        aria-disabled={!isChanged}
        onClick={() => isChanged && void save()}
      >
        <Icon name="save" />
        保存
      </button>
    </div>
  )
}
