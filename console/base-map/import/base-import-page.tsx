import { BackLink } from '../../frame/back-link.tsx'
import { FirstAnswer } from '../../list/first-answer.tsx'
import '../../conflicts/conflicts.css'
import '../../frame/tabs.css'
import '../base-map.css'
import { useCallback, useState } from 'preact/hooks'
import type { ImportDetail } from '#core/api/base-map-shapes.ts'
import { endpoints } from '#core/api/table.ts'
import { addressOf } from '#ui/client-address.ts'
import { Icon } from '#ui/icon.tsx'
import { tellChanged } from '../../data/changed.ts'
import { useAnswer } from '../../data/use-answer.ts'
import { PageHead } from '../../frame/page-head.tsx'
import { baseMapPath } from '../../route/base-map-route.ts'
import { useSession } from '../../session/session.ts'
import { mayBring } from '../keeper.ts'
import { ImportStateBadge } from '../state-badge.tsx'
import { ImportActs } from './import-acts.tsx'
import { ImportFacts } from './import-facts.tsx'
import { ImportTabs } from './import-tabs.tsx'

/** One import: what the file is, how its columns are read, what it would change, what is to be decided, and its end. */
export function BaseImportPage({ id }: { readonly id: string }) {
  const { cache, account } = useSession()
  const { value, failure, askAgain } = useAnswer('baseImport', { params: { id } })
  // The answer to an act is newer than what was asked before it, and older than what is asked after.
  const [acted, setActed] = useState<{ readonly detail: ImportDetail; readonly over: ImportDetail | null } | null>(null)
  const detail = acted !== null && acted.over === value ? acted.detail : value
  const onDetail = useCallback(
    (next: ImportDetail) => {
      cache.keep('baseImport', { params: { id } }, next)
      setActed({ detail: next, over: value })
      tellChanged('baseImports', 'baseChanges', 'baseFaults')
    },
    [cache, id, value],
  )
  return (
    <>
      <BackLink to={baseMapPath}>返回导入记录</BackLink>
      <PageHead
        title={detail?.import.file.name ?? '底版导入'}
        beside={detail !== null && <ImportStateBadge state={detail.import.state} />}
      >
        {detail !== null && detail.import.comparison > 0 && (
          <a class="btn" href={addressOf(endpoints.baseReport, { params: { id } })} download>
            <Icon name="download" />
            下载问题和差异
          </a>
        )}
      </PageHead>
      <FirstAnswer value={detail} failure={failure} onRetry={askAgain} label="这次导入" />
      {detail !== null && (
        <>
          <ImportFacts detail={detail} />
          {mayBring(account, detail.import.kind) && <ImportActs detail={detail} onDetail={onDetail} />}
          <ImportTabs detail={detail} onDetail={onDetail} />
        </>
      )}
    </>
  )
}
