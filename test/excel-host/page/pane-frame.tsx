import { useEffect, useRef } from 'preact/hooks'
import { connectPane } from '../browser/connect-pane.ts'
import { windowNameOf } from '../browser/messages.ts'
import type { ExcelSession } from './excel-session.ts'

export interface PaneFrameProps {
  readonly session: ExcelSession
  readonly origin: string
  readonly tab: string | null
  readonly close: () => void
}

/** The task pane: our page in a frame of its own origin, 350 px as Excel opens it. */
export function PaneFrame({ session, origin, tab, close }: PaneFrameProps) {
  const frame = useRef<HTMLIFrameElement>(null)
  const { simulator } = session
  useEffect(() => {
    const element = frame.current
    if (element === null) return
    const end = connectPane(element, origin, simulator, () => session.changed())
    // Only now is there someone to answer it.
    element.src = `${origin}/pane/excel.html${tab === null ? '' : `?tab=${tab}`}`
    return end
  }, [session, simulator, origin, tab])
  const name = windowNameOf({
    sets: simulator.supportedSets,
    version: '16.0.14332.20000',
    documentUrl: session.workbook.name,
  })
  return (
    <aside class="pane" aria-label="任务窗格">
      <div class="pane-head">
        <span>产业用地体检</span>
        <button type="button" aria-label="关闭窗格" onClick={close} />
      </div>
      <iframe key={name} name={name} ref={frame} title="产业用地体检" />
    </aside>
  )
}
