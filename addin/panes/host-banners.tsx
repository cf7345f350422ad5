import { useEffect, useState } from 'preact/hooks'
import { Icon } from '#ui/icon.tsx'
import type { SheetApp } from '../app/sheet-desk.ts'
import { useStore } from '../app/store.ts'

/** What keeps the sheet from being read or written, and what the last act there came to. */
export function HostBanners({ app }: { app: SheetApp }) {
  const { spreadsheet, store } = app.desk
  const document = useStore(app.state, (state) => state.document)
  const refused = useStore(store, (state) => state.refused)
  const done = useStore(store, (state) => state.done)
  const host = document?.host ?? spreadsheet
  const [busy, setBusy] = useState(host.busy())
  useEffect(() => {
    setBusy(host.busy())
    return host.onBusy(setBusy)
  }, [host])
  return (
    <>
      {busy.kind === 'editing-cell' && (
        <div class="banner banner-warn" role="status">
          <Icon name="warning" class="is-warning" />
          <div class="banner-text">
            <strong>有单元格正在编辑，暂不能读取表格。</strong>
            请按回车结束编辑，将自动继续。
          </div>
          <button type="button" class="link" onClick={host.stopWaiting}>
            取消
          </button>
        </div>
      )}
      {busy.kind === 'protected' && (
        <div class="banner" role="status">
          <Icon name="info" class="is-info" />
          <div class="banner-text">
            {`工作表“${busy.sheet}”已保护，不能写入标记。发现仍列在此处；如需标记，请撤销保护后重新校验。`}
          </div>
        </div>
      )}
      {refused !== null && (
        <div class="banner banner-err" role="alert">
          <Icon name="error" class="is-error" />
          <div class="banner-text">
            <strong>{refused.title}</strong>
            {`${refused.why}${refused.what}`}
          </div>
          <button type="button" class="link" onClick={() => store.patch({ refused: null })}>
            知道了
          </button>
        </div>
      )}
      {done !== null && (
        <div class="banner" role="status">
          <Icon name="done" class="is-done" />
          <div class="banner-text">{done}</div>
          <button type="button" class="link" onClick={() => store.patch({ done: null })}>
            知道了
          </button>
        </div>
      )}
    </>
  )
}
