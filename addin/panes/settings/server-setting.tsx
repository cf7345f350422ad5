import { updatePane } from '../../app/update.ts'
import { isAtLeast, paneVersion } from '../../base/version.ts'
import { type About, useAbout } from './use-about.ts'

/** Which server this is, whether it answers, and whether this pane is the one it gives out today. */
export function ServerSetting() {
  const about = useAbout()
  return (
    <section class="card card-part" aria-label="服务器和版本">
      <h3>服务器和版本</h3>
      <dl>
        <div>
          <dt>服务器</dt>
          <dd>{location.host}</dd>
        </div>
        <div>
          <dt>状态</dt>
          <dd>
            <span role="status">{stateText(about)}</span>
          </dd>
        </div>
        <div>
          <dt>版本</dt>
          <dd>{versionText(about)}</dd>
        </div>
      </dl>
      <button
        type="button"
        class="btn btn-s"
        onClick={() => {
          void updatePane()
        }}
      >
        更新
      </button>
      <p class="cap">“更新”从服务器重新取面板，已填数据、说明和未发送的修改都保留。</p>
    </section>
  )
}

function stateText(about: About): string {
  if (about.kind === 'asking') return '正在连接…'
  if (about.kind === 'unreachable') return '连接不上。修改存在本机，联网后可以发送。'
  return `已连接，${about.district}${about.demo ? '（示例数据）' : ''}`
}

function versionText(about: About): string {
  if (about.kind !== 'answered') return `面板 ${paneVersion}`
  if (!isAtLeast(paneVersion, about.minimum)) {
    return `面板 ${paneVersion}，服务器要求 ${about.minimum} 以上，请点“更新”。`
  }
  return about.version === paneVersion
    ? `面板 ${paneVersion}，与服务器一致。`
    : `面板 ${paneVersion}，服务器 ${about.version}。`
}
