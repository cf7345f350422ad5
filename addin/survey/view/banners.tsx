import { Icon } from '#ui/icon.tsx'
import { useStore } from '../../base/store.ts'
import { DefectBanner } from '../../panes/defect-banner.tsx'
import type { SurveyApp } from '../app.ts'

/** What is blocked, what still works, what went wrong. */
export function Banners({ app }: { readonly app: SurveyApp }) {
  const { isOnline, isKept, isExpired, handshake, failure, defect, surveys } = useStore(app.store, (whole) => whole)
  const ready = surveys.filter(({ state }) => state === 'ready').length
  return (
    <>
      {defect !== null && <DefectBanner reference={defect} />}
      {!isKept && (
        <p class="banner banner-warn">
          <Icon name="warning" class="is-warning" />
          <span class="banner-text">
            这个浏览器不能保存离线数据（可能是无痕模式）。请换普通模式打开；否则提交前不要关闭页面。
          </span>
        </p>
      )}
      {!isOnline && (
        <p class="banner" role="status">
          <Icon name="offline" class="is-info" />
          <span class="banner-text">
            {ready === 0
              ? '当前离线。核查照常进行，内容都存在手机上。'
              : `当前离线。${ready} 次核查已存在手机上，联网后自动提交。`}
          </span>
        </p>
      )}
      {isExpired && (
        <p class="banner banner-warn">
          <Icon name="warning" class="is-warning" />
          <span class="banner-text">登录已过期，本机的核查都在。请重新登录，登录后自动提交。</span>
        </p>
      )}
      {handshake.kind === 'too-old' || handshake.kind === 'other-forms' ? (
        <p class="banner banner-err" role="alert">
          <Icon name="error" class="is-error" />
          <span class="banner-text">
            本页面的版本与服务器不同，暂不能提交，已填内容都在。请在有网络时重新载入本页。
            <button type="button" class="btn btn-s" onClick={() => location.reload()}>
              重新载入
            </button>
          </span>
        </p>
      ) : null}
      {failure !== null && (
        <p class="banner banner-err" role="alert">
          <Icon name="error" class="is-error" />
          <span class="banner-text">
            <strong>{failure.title}</strong>
            {`${failure.detail}${failure.action}`}
          </span>
        </p>
      )}
    </>
  )
}
