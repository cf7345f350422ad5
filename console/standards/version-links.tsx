import { Icon } from '#ui/icon.tsx'
import { usePopover } from '#ui/use-popover.ts'
import { mayAsk } from '../frame/entries.ts'
import { comparisonPath, sensitivityPath, tryOutPath } from '../route/route.ts'
import { useSession } from '../session/session.ts'

/** What else may be done with a version: 试调, 敏感性, 对比, and taking it along as a file or on paper. */
export function VersionLinks({ id }: { readonly id: string }) {
  const { account } = useSession()
  const address = `/api/v1/standards/${encodeURIComponent(id)}`
  return (
    <>
      {mayAsk('tryOutParcels', account.role) && (
        <>
          <a class="btn" href={tryOutPath(id)}>
            试调
          </a>
          <a class="btn" href={sensitivityPath(id)}>
            敏感性
          </a>
        </>
      )}
      {mayAsk('compare', account.role) && (
        <a class="btn" href={`${comparisonPath}?to=${encodeURIComponent(`standard:${id}`)}`}>
          对比
        </a>
      )}
      <ExportMenu address={address} />
    </>
  )
}

function ExportMenu({ address }: { readonly address: string }) {
  const { root, isOpen, toggle } = usePopover()
  return (
    <div class="std-menu" ref={root}>
      <button type="button" class="btn" aria-expanded={isOpen} onClick={toggle}>
        <Icon name="download" />
        导出
      </button>
      {isOpen && (
        <div class="menu">
          <a href={`${address}/workbook`} download>
            评估标准.xlsx
          </a>
          <a href={`${address}/json`} download>
            JSON 文件
          </a>
          <button type="button" onClick={() => window.print()}>
            打印
          </button>
        </div>
      )}
    </div>
  )
}
