import { Icon } from '#ui/icon.tsx'

/** Our defect: what it did not touch, what to do, and a mark for the administrator. */
export function DefectBanner({ reference }: { reference: string }) {
  return (
    <div class="banner banner-err" role="alert">
      <Icon name="error" class="is-error" />
      <div class="banner-text">
        <strong>加载项出现问题，表格没有被改动。</strong>
        请重新打开面板；仍出现时，请把编号 <span class="nb">{reference}</span> 告诉管理员。
        <div class="banner-acts">
          <button type="button" class="btn btn-s" onClick={() => location.reload()}>
            重新载入
          </button>
          <button
            type="button"
            class="link"
            onClick={() => {
              void navigator.clipboard.writeText(reference).catch(() => {})
            }}
          >
            复制编号
          </button>
        </div>
      </div>
    </div>
  )
}
