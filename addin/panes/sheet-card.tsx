import { useState } from 'preact/hooks'
import { failureText } from '#ui/client-failure-text.ts'
import type { BookModel } from '../host/book-model.ts'
import type { PaneSession } from '../sync/session.ts'
import type { ParcelCard } from '../workers/score-types.ts'

export interface SheetCardProps {
  readonly card: ParcelCard
  readonly model: BookModel
  readonly session: PaneSession
}

/** 体检表 of the open card: an estimate made here, or what the server has on file. Their code is fetched when asked for. */
export function SheetCard({ card, model, session }: SheetCardProps) {
  const [said, setSaid] = useState<string | null>(null)
  const [isBusy, setBusy] = useState(false)
  const { cycle, parcelCode } = card.result
  const run = async (act: () => Promise<string>): Promise<void> => {
    setBusy(true)
    setSaid(null)
    try {
      setSaid(`已保存“${await act()}”。`)
    } catch (error) {
      const { title, action } = failureText(error)
      setSaid(`${title}。${action}`)
    } finally {
      setBusy(false)
    }
  }
  const look = isBusy ? 'btn btn-s is-busy' : 'btn btn-s'
  return (
    <section class="card card-part sheet-card" aria-label="体检表">
      <h3 class="pane-title">体检表</h3>
      <div class="row sheet-card-acts">
        <button
          type="button"
          class={look}
          onClick={() => {
            void run(async () => (await import('../app/sheet-export.ts')).exportEstimate(card, model))
          }}
        >
          导出体检表
        </button>
        {session.token() !== null && (
          <button
            type="button"
            class={look}
            onClick={() => {
              void run(async () => (await import('../app/sheet-export.ts')).fetchSheet(session, cycle, parcelCode))
            }}
          >
            取服务器存档（PDF）
          </button>
        )}
      </div>
      <p class="cap">导出的是预估件（xlsx），没有核验码；服务器存档按最近一次评估，印有核验码。</p>
      {said !== null && (
        <p class="cap" role="status">
          {said}
        </p>
      )}
    </section>
  )
}
