import { maskedDepartments } from '#core/access/mask.ts'
import { GuardedExportLink } from '../../export-requests/guarded-export-link.tsx'
import { BackLink } from '../../frame/back-link.tsx'
import { FirstAnswer } from '../../list/first-answer.tsx'
import '../../base-map/base-map.css'
import '../department-data.css'
import { useCallback, useState } from 'preact/hooks'
import type { DepartmentList } from '#core/api/department-data-shapes.ts'
import { endpoints } from '#core/api/table.ts'
import { addressOf } from '#ui/client-address.ts'
import { Icon } from '#ui/icon.tsx'
import { tellChanged } from '../../data/changed.ts'
import { useAnswer } from '../../data/use-answer.ts'
import { PageHead } from '../../frame/page-head.tsx'
import { useCyclePath } from '../../frame/use-cycle.ts'
import { departmentDataPath } from '../../route/department-route.ts'
import { useSession } from '../../session/session.ts'
import { ListStateBadge } from '../list-state-badge.tsx'
import { ListActs } from './list-acts.tsx'
import { ListFacts } from './list-facts.tsx'
import { ListLines } from './list-lines.tsx'

/** One list: what the file is, how its lines match, what would be written, and its end. */
export function DepartmentListPage({ id }: { readonly id: string }) {
  const { cache } = useSession()
  const pathIn = useCyclePath()
  const { value, failure, askAgain } = useAnswer('departmentList', { params: { id } })
  // The answer to an act is newer than what was asked before it, and older than what is asked after.
  const [acted, setActed] = useState<{ readonly list: DepartmentList; readonly over: DepartmentList | null } | null>(
    null,
  )
  const list = acted !== null && acted.over === value ? acted.list : value
  const onList = useCallback(
    (next: DepartmentList) => {
      cache.keep('departmentList', { params: { id } }, next)
      setActed({ list: next, over: value })
      tellChanged('departmentLists')
    },
    [cache, id, value],
  )
  return (
    <>
      <BackLink to={pathIn(departmentDataPath)}>返回部门数据</BackLink>
      <PageHead title={list?.file.name ?? '部门名单'} beside={list !== null && <ListStateBadge state={list.state} />}>
        {list !== null && (
          <>
            {maskedDepartments.some((code) => code === list.department) && (
              <GuardedExportLink kind="department-list" object={id} />
            )}
            <a class="btn" href={addressOf(endpoints.departmentListReport, { params: { id } })} download>
              <Icon name="download" />
              下载匹配报告
            </a>
          </>
        )}
      </PageHead>
      <FirstAnswer value={list} failure={failure} onRetry={askAgain} label="这份名单" />
      {list !== null && (
        <>
          <ListFacts list={list} />
          <ListActs list={list} onList={onList} />
          <ListLines list={list} onList={onList} />
        </>
      )}
    </>
  )
}
