import { Icon } from '#ui/icon.tsx'
import { usePopover } from '#ui/use-popover.ts'
import type { App } from '../app/app.ts'
import { useStore } from '../app/store.ts'
import { paneVersion } from '../app/version.ts'

/** ⋯: what is seldom needed. Closing keeps unsaved edits from being lost: it asks in place. */
export function MoreMenu({ app }: { app: App }) {
  const menu = usePopover()
  const unsaved = useStore(app.state, (state) => state.unsaved)
  const close = (): void => {
    menu.toggle()
    app.close()
  }
  return (
    <div class="more" ref={menu.root}>
      <button
        type="button"
        class="btn btn-s btn-icon btn-bare"
        aria-label="更多"
        aria-expanded={menu.isOpen}
        onClick={menu.toggle}
      >
        <Icon name="more" />
      </button>
      {menu.isOpen && (
        <div class="menu more-menu">
          <button
            type="button"
            onClick={() => {
              menu.toggle()
              app.saveCopy().catch(app.onDefect)
            }}
          >
            <Icon name="download" />
            下载副本
          </button>
          <button type="button" onClick={close}>
            <Icon name="close" />
            {unsaved > 0 ? '关闭工作簿…' : '关闭工作簿'}
          </button>
          <p class="cap">{`版本 ${paneVersion}　${location.host}`}</p>
        </div>
      )}
    </div>
  )
}
