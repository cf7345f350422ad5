import { newFilingPath } from '../route/route.ts'
import { useSession } from '../session/session.ts'
import { mayCreateFiling, ownParty } from './filing-party.ts'

/** No filing to show: the first act for those who may begin one. */
export function NoFilings({ isNarrowed }: { readonly isNarrowed: boolean }) {
  const { account } = useSession()
  const isUnit = ownParty(account) === 'applicant'
  return (
    <div class="card">
      <div class="empty">
        <h2>{isNarrowed ? '没有符合条件的项目' : '还没有优质项目'}</h2>
        {isNarrowed && <p>请放宽或清除筛选条件。</p>}
        {!isNarrowed && mayCreateFiling(account) && (
          <>
            <p>
              规划产业区块外的“零增地”技术改造项目，由
              {isUnit ? '本单位填写申请表、备齐材料后申报。' : '项目单位申报，或由区产业部门代为登记。'}
            </p>
            <a class="btn" href={newFilingPath}>
              {isUnit ? '新建申报' : '受理登记'}
            </a>
          </>
        )}
        {!isNarrowed && !mayCreateFiling(account) && <p>项目单位申报后，与您有关的项目会列在这里。</p>}
      </div>
    </div>
  )
}
