import './settings.css'
import type { App } from '../../app/app.ts'
import { useStore } from '../../base/store.ts'
import { AsideHead } from '../aside-head.tsx'
import { isFile } from '../desk-kind.ts'
import { AccountSetting } from './account-setting.tsx'
import { LogSetting } from './log-setting.tsx'
import { MarksSetting } from './marks-setting.tsx'
import { ProgramSetting } from './program-setting.tsx'
import { ServerSetting } from './server-setting.tsx'

/** 设置: what is seldom looked at: account, server and versions, the spreadsheet program, marks, storage, log. */
export function SettingsPane({ app }: { app: App }) {
  const storage = useStore(app.state, (state) => state.storage)
  return (
    <div class="pane-panel">
      <div class="pane-content settings">
        <AsideHead app={app} title="设置" />
        <AccountSetting app={app} />
        <ServerSetting />
        {!isFile(app) && app.desk.kind === 'sheet' && (
          <>
            <ProgramSetting spreadsheet={app.desk.spreadsheet} />
            <MarksSetting desk={app.desk} />
          </>
        )}
        <section class="card card-part" aria-label="本机存储">
          <h3>本机存储</h3>
          <p class="sub">
            {storage === 'unavailable'
              ? '不可用：浏览器不能保存离线数据，关闭前请先同步或保存文件。'
              : '可用：登录、说明和未发送的修改保存在本机，不写入工作簿。'}
          </p>
        </section>
        {app.desk.kind === 'sheet' && <LogSetting spreadsheet={app.desk.spreadsheet} />}
        <section class="card card-part" aria-label="帮助">
          <h3>帮助</h3>
          <p class="sub">没有 Excel 或加载项不能用时，可在网页中填报；审核和评估结果在网页端。</p>
          <p class="settings-links">
            <a class="link" href="/pane/" target="_blank" rel="noopener">
              网页填报
            </a>
            <a class="link" href="/" target="_blank" rel="noopener">
              网页端
            </a>
          </p>
        </section>
      </div>
    </div>
  )
}
