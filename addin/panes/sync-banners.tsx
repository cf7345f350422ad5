import { Icon } from '#ui/icon.tsx'
import { count } from '#ui/number.ts'
import { updatePane } from '../app/update.ts'
import { paneVersion } from '../base/version.ts'
import type { SyncState } from '../sync/sync-state.ts'
import { FailureBanner } from './failure-banner.tsx'

/** What keeps the sync from working, and what still works. */
export function SyncBanners({ state, onRetry }: { state: SyncState; onRetry: () => void }) {
  const { handshake, isOnline, isExpired, failure, pending } = state
  return (
    <>
      {!isOnline && (
        <div class="banner" role="status">
          <Icon name="offline" class="is-info" />
          <div class="banner-text">当前离线。您的修改已存在本机，联网后自动发送。</div>
          <button type="button" class="link" onClick={onRetry}>
            重试
          </button>
        </div>
      )}
      {handshake.kind === 'too-old' && (
        <div class="banner banner-err" role="alert">
          <Icon name="error" class="is-error" />
          <div class="banner-text">
            <strong>{`加载项版本 ${paneVersion}，服务器要求 ${handshake.minimum} 以上。`}</strong>
            暂不能同步，填报和校验可继续使用。请点“更新”，仍未更新请联系管理员。
          </div>
          <button type="button" class="link" onClick={update}>
            更新
          </button>
        </div>
      )}
      {handshake.kind === 'other-forms' && (
        <div class="banner banner-err" role="alert">
          <Icon name="error" class="is-error" />
          <div class="banner-text">
            <strong>表单版本与服务器不一致。</strong>
            暂不能同步，填报和校验可继续使用。请更新页面，仍不一致请联系管理员。
          </div>
          <button type="button" class="link" onClick={update}>
            更新
          </button>
        </div>
      )}
      {isExpired && (
        <div class="banner banner-warn" role="alert">
          <Icon name="warning" class="is-warning" />
          <div class="banner-text">
            {`登录已过期，${count(pending.length)} 行修改仍在本机。请重新登录，登录后可继续发送。`}
          </div>
        </div>
      )}
      {failure !== null && isOnline && <FailureBanner failure={failure} onRetry={onRetry} />}
    </>
  )
}

function update(): void {
  void updatePane()
}
