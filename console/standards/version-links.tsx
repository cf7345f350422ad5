import { Icon } from '#ui/icon.tsx'
import { usePopover } from '#ui/use-popover.ts'

/** 导出: the version as paper and as files. */
export function VersionLinks({ id }: { readonly id: string }) {
  const { root, isOpen, toggle } = usePopover()
  const address = `/api/v1/standards/${encodeURIComponent(id)}`
  return (
    <div class="std-menu" ref={root}>
      <button type="button" class="btn" aria-expanded={isOpen} onClick={toggle}>
        <Icon name="download" />
        导出
      </button>
      {isOpen && (
        <div class="menu">
          <a href={address} download={`评估标准-${id}.json`}>
            JSON
          </a>
          <button type="button" onClick={() => window.print()}>
            打印
          </button>
        </div>
      )}
    </div>
  )
}
