import type { ExportKind } from '#core/access/export-approval.ts'
import { mayAsk } from '../frame/entries.ts'
import { useCyclePath } from '../frame/use-cycle.ts'
import { exportRequestsPath } from '../route/route.ts'
import { useSession } from '../session/session.ts'

export interface GuardedExportLinkProps {
  readonly kind: ExportKind
  readonly object?: string
  readonly town?: string
}

/** Beside an export: where the same file is asked for with the values of 统计 and 税务. Only for those who may ask. */
export function GuardedExportLink({ kind, object = '', town = '' }: GuardedExportLinkProps) {
  const { account } = useSession()
  const pathIn = useCyclePath()
  if (!mayAsk('askExport', account.role)) return null
  const query = new URLSearchParams({
    ask: kind,
    ...(object === '' ? {} : { object }),
    ...(town === '' ? {} : { town }),
  })
  return (
    <a
      class="btn"
      href={pathIn(`${exportRequestsPath}?${query}`)}
      title="直接导出的文件不含区统计局、区税务局核定的值，经审批才导出"
    >
      申请含核定值
    </a>
  )
}
