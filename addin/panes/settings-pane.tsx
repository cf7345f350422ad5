import { Icon } from '#ui/icon.tsx'
import type { App } from '../app/app.ts'
import { useStore } from '../app/store.ts'
import { paneVersion } from '../app/version.ts'

/** 设置: what is seldom looked at: account, server, versions, storage. */
export function SettingsPane({ app }: { app: App }) {
  const storage = useStore(app.state, (state) => state.storage)
  const account = app.session.current()?.account ?? null
  return (
    <div class="pane-panel">
      <div class="pane-content">
        <button type="button" class="link" onClick={() => app.state.patch({ settings: false })}>
          <Icon name="arrow-left" />
          返回
        </button>
        <section class="card card-part" aria-label="设置">
          <h2 class="pane-title">设置</h2>
          <dl>
            <div>
              <dt>账号</dt>
              <dd>{account === null ? '未登录' : `${account.name}（${account.username}）`}</dd>
            </div>
            <div>
              <dt>服务器</dt>
              <dd>{location.host}</dd>
            </div>
            <div>
              <dt>版本</dt>
              <dd>{paneVersion}</dd>
            </div>
            {app.desk.kind === 'sheet' && (
              <div>
                <dt>表格程序</dt>
                <dd>{app.desk.spreadsheet.program}</dd>
              </div>
            )}
            <div>
              <dt>本机存储</dt>
              <dd>{storage === 'unavailable' ? '不可用' : '可用'}</dd>
            </div>
          </dl>
        </section>
      </div>
    </div>
  )
}
