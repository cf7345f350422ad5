import { Icon } from '#ui/icon.tsx'
import { usePopover } from '#ui/use-popover.ts'
import type { App } from '../app/app.ts'
import type { FileApp } from '../app/file-desk.ts'
import { useStore } from '../base/store.ts'
import { paneVersion } from '../base/version.ts'
import { isFile } from './desk-kind.ts'

/** ⋯: what is seldom needed. */
export function MoreMenu({ app }: { app: App }) {
  const menu = usePopover()
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
          {isFile(app) ? (
            <FileActs app={app} toggle={menu.toggle} />
          ) : (
            <button
              type="button"
              onClick={() => {
                menu.toggle()
                app.state.patch({ aside: 'templates' })
              }}
            >
              <Icon name="file" />
              模板
            </button>
          )}
          <button
            type="button"
            onClick={() => {
              menu.toggle()
              app.state.patch({ aside: 'settings' })
            }}
          >
            <Icon name="settings" />
            设置
          </button>
          <p class="cap">{`版本 ${paneVersion}　${location.host}`}</p>
        </div>
      )}
    </div>
  )
}

/** Closing keeps unsaved edits from being lost: it asks in place. */
function FileActs({ app, toggle }: { app: FileApp; toggle: () => void }) {
  const unsaved = useStore(app.state, (state) => state.unsaved)
  return (
    <>
      <button
        type="button"
        onClick={() => {
          toggle()
          app.desk.saveCopy().catch(app.onDefect)
        }}
      >
        <Icon name="download" />
        下载副本
      </button>
      <button
        type="button"
        onClick={() => {
          toggle()
          app.desk.close()
        }}
      >
        <Icon name="close" />
        {unsaved > 0 ? '关闭工作簿…' : '关闭工作簿'}
      </button>
    </>
  )
}
