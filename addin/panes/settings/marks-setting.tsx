import type { SheetDesk } from '../../app/sheet-desk.ts'
import { useStore } from '../../base/store.ts'

/** Notes at the marked cells, and taking every mark of ours away. */
export function MarksSetting({ desk }: { desk: SheetDesk }) {
  const { abilities } = desk.spreadsheet
  const notes = useStore(desk.store, (state) => state.notes)
  const outcome = useStore(desk.store, (state) => state.outcome)
  const refused = useStore(desk.store, (state) => state.refused)
  const isRunning = useStore(desk.store, (state) => state.running !== null)
  if (!abilities.marks) return null
  return (
    <section class="card card-part" aria-label="单元格标记">
      <h3>单元格标记</h3>
      {abilities.notes && (
        <label class="settings-switch">
          <input
            type="checkbox"
            checked={notes}
            onChange={(event) => {
              void desk.showNotes(event.currentTarget.checked)
            }}
          />
          <span>
            在单元格上显示说明
            <span class="cap">以批注写出前 100 处发现，关闭后撤去；您自己的批注不动。</span>
          </span>
        </label>
      )}
      <button
        type="button"
        class={isRunning ? 'btn btn-s is-busy' : 'btn btn-s'}
        onClick={() => {
          void desk.clearMarks()
        }}
      >
        清除标记
      </button>
      {refused !== null && (
        <p class="field-error" role="alert">
          {`${refused.title}${refused.why}${refused.what}`}
        </p>
      )}
      <p class="cap" role="status">
        {outcome?.text ?? '交付或打印前可清除，原有格式不变。'}
      </p>
    </section>
  )
}
