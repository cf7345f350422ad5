import { movedAt, removedAt, replacedAt } from '#core/standard-edit/list-edit.ts'
import { useEditing } from './editing.ts'
import { RowButtons } from './row-buttons.tsx'
import { TextField } from './text-field.tsx'

/** 说明: what a reader must know. */
export function NotesForm() {
  const { standard, change } = useEditing()
  const { notes } = standard
  const set = (next: readonly string[], what: string, about?: string): void =>
    change({ ...standard, notes: next }, what, about)
  return (
    <div class="card-body stack-s">
      {notes.length === 0 && <p class="sub">没有说明。</p>}
      {notes.map((note, index) => {
        const at = `notes.${index}`
        const of = `第 ${index + 1} 条说明`
        return (
          <div key={index} class="std-note-line">
            <TextField
              at={at}
              label={of}
              isLong
              isBare
              value={note}
              onValue={(text) => set(replacedAt(notes, index, text), of, at)}
            />
            <RowButtons
              of={of}
              isFirst={index === 0}
              isLast={index === notes.length - 1}
              onMove={(by) => set(movedAt(notes, index, by), `移动${of}`)}
              onRemove={() => set(removedAt(notes, index), `删除${of}`)}
            />
          </div>
        )
      })}
      <div>
        <button type="button" class="btn btn-s" onClick={() => set([...notes, '新说明'], '加一条说明')}>
          加一条说明
        </button>
      </div>
    </div>
  )
}
