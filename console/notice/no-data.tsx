import { rowWriters } from '#core/access/role.ts'
import { useSession } from '../session/session.ts'

/** A cycle without a row: where data comes from, and the first act. */
export function NoData({ cycle }: { readonly cycle: string }) {
  const { account } = useSession()
  return (
    <div class="card">
      <div class="empty">
        <h2>{`${cycle}年度还没有地块数据`}</h2>
        {rowWriters.includes(account.role) ? (
          <>
            <p>在填报页打开街镇台账或一地一表，校验后点“同步”，数据就会出现在这里。</p>
            <a class="btn btn-fill" href="/pane/">
              打开填报页
            </a>
          </>
        ) : (
          <p>街镇或企业同步后，数据会出现在这里。</p>
        )}
      </div>
    </div>
  )
}
