import { useState } from 'preact/hooks'
import { endpoints } from '#core/api/table.ts'
import { addressOf } from '#ui/client-address.ts'
import { instantInTable } from '#ui/instant.ts'
import { count } from '#ui/number.ts'
import { useAct } from '../../act/use-act.ts'
import { GuardedExportLink } from '../../export-requests/guarded-export-link.tsx'
import { StackedTable } from '../../list/stacked-table.tsx'
import { FailureNotice } from '../../notice/failure-notice.tsx'
import { useSession } from '../../session/session.ts'
import { ApprovalField } from '../approval-field.tsx'
import { tellStageChanged } from '../stage-changed.ts'
import type { Review } from './review.ts'

export interface PackagesCardProps {
  readonly review: Review
  readonly cycle: string
  readonly mayMake: boolean
}

/** Packages for the city: each as it was made, to be had again byte for byte. */
export function PackagesCard({ review: { packages, evaluation }, cycle, mayMake }: PackagesCardProps) {
  const { call } = useSession()
  const act = useAct()
  const [approval, setApproval] = useState('')
  const make = async (): Promise<void> => {
    const query = approval === '' ? {} : { approval: Number(approval) }
    if (await act.run('make', () => call('makeCityPackage', { params: { cycle }, query }))) tellStageChanged()
  }
  return (
    <section class="card" aria-labelledby="packages">
      <div class="card-head">
        <h2 id="packages">材料包</h2>
        <span class="aside cap">{evaluation === null ? '还没有正式评估' : `依据正式评估第 ${evaluation} 号`}</span>
      </div>
      <div class="card-body stack">
        <p class="sub">
          一个 zip：本系统格式的研判材料（xlsx）、按市平台列名的 xlsx 和
          CSV、附每个文件哈希的清单。生成后不再变动，可随时原样下载。
        </p>
        {mayMake && evaluation !== null && (
          <div class="row stage-acts">
            <ApprovalField value={approval} onValue={setApproval} />
            <button
              type="button"
              class={`btn${packages.length === 0 ? ' btn-fill' : ''}${act.running === null ? '' : ' is-busy'}`}
              onClick={() => void make()}
            >
              生成材料包
            </button>
            <GuardedExportLink kind="results" object={evaluation} />
          </div>
        )}
        {act.failure !== null && <FailureNotice failure={act.failure} />}
        {packages.length === 0 && <p class="cap">还没有材料包。</p>}
      </div>
      {packages.length > 0 && (
        <div class="field-scroll">
          <StackedTable heads={['编号', '生成', '宗数', '列名对照', 'SHA-256']} figures={['宗数']} hasActs>
            {packages.map((each) => (
              <tr key={each.number}>
                <td class="nb">{`第 ${each.number} 号`}</td>
                <td>{`${instantInTable(each.at)} ${each.by}`}</td>
                <td class="num">{count(each.parcels)}</td>
                <td class="nb">{each.mapping === 0 ? '示例' : `第 ${each.mapping} 版`}</td>
                <td class="stage-hash">{each.sha256.slice(0, 16)}…</td>
                <td>
                  <a
                    class="btn btn-s"
                    href={addressOf(endpoints.cityPackageFile, { params: { cycle, number: each.number } })}
                    download
                  >
                    下载
                  </a>
                </td>
              </tr>
            ))}
          </StackedTable>
        </div>
      )}
    </section>
  )
}
