import { useState } from 'preact/hooks'
import type { YearlyDisposalPlan } from '#core/api/disposal-progress-shapes.ts'
import { townName } from '#core/vocabulary/district.ts'
import { instantInTable } from '#ui/instant.ts'
import { count } from '#ui/number.ts'
import { PathBadge } from '#ui/path-badge.tsx'
import { useOneAct } from '../../act/use-act.ts'
import { ActForm } from '../../batch/act-form.tsx'
import { tellChanged } from '../../data/changed.ts'
import { mayAsk } from '../../frame/entries.ts'
import { FailureNotice } from '../../notice/failure-notice.tsx'
import { useSession } from '../../session/session.ts'
import { hectares } from '../hectares.ts'

const removalReason = {
  label: '理由（必填，2–200 字）',
  shortest: 2,
  longest: 200,
  advice: '请写明为什么停用。',
} as const

/** One yearly plan: its lines, its source, and how it is taken out of use. */
export function YearlyCard({ plan }: { readonly plan: YearlyDisposalPlan }) {
  const { call, account } = useSession()
  const work = useOneAct()
  const [isAsked, setAsked] = useState(false)
  const { id, year, origin, source, lines, by, at, removed } = plan
  const area = lines.reduce((sum, line) => sum + line.area, 0)
  const parcels = lines.reduce((sum, line) => sum + (line.parcels ?? 0), 0)
  const remove = (reason: string) =>
    work.run(async () => {
      await call('removeYearlyDisposalPlan', { params: { id }, body: { reason } })
      setAsked(false)
      tellChanged('yearlyDisposalPlans', 'disposalProgress')
    })
  const name = `${year} 年处置计划`
  return (
    <section class="card" aria-label={name}>
      <div class="card-head">
        <h2>{name}</h2>
        <span class="row">
          <span class={origin === 'imported' ? 'badge badge-info' : 'badge'}>
            {origin === 'imported' ? '汇入' : '自编'}
          </span>
          {removed !== null && <span class="badge badge-dash">已停用</span>}
        </span>
      </div>
      <div class="card-body stack-s">
        <p>
          合计 <b class="nb">{`${hectares(area)} 公顷`}</b>
          {parcels > 0 && <span class="nb">{`，${count(parcels)} 宗`}</span>}
        </p>
        <p class="sub">{`来源：${source}`}</p>
        <p class="cap">{`登记 ${by} ${instantInTable(at)}`}</p>
        {removed !== null && <p class="cap">{`停用 ${removed.by} ${instantInTable(removed.at)}：${removed.reason}`}</p>}
      </div>
      <div class="field-scroll">
        <table class="table">
          <thead>
            <tr>
              <th scope="col">街镇/园区</th>
              <th scope="col">处置路径</th>
              <th scope="col" class="is-end">
                面积（公顷）
              </th>
              <th scope="col" class="is-end">
                地块（宗）
              </th>
            </tr>
          </thead>
          <tbody>
            {lines.map(({ townCode, path, area: each, parcels: amount }) => (
              <tr key={`${townCode} ${path}`}>
                <th scope="row">{townCode === null ? '不分街镇' : (townName(townCode) ?? townCode)}</th>
                <td>{path === null ? '不分路径' : <PathBadge path={path} />}</td>
                <td class="is-end">{hectares(each)}</td>
                <td class="is-end">{amount === null ? <span class="is-blank">未填</span> : count(amount)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {removed === null && mayAsk('removeYearlyDisposalPlan', account.role) && (
        <div class="card-part no-print">
          {isAsked ? (
            <ActForm
              act={`停用 ${name}`}
              consequence="停用后不再与处置进展比较；内容和来源保留。"
              reason={removalReason}
              button="停用"
              isBusy={work.isBusy}
              onRun={(reason) => void remove(reason)}
              onCancel={() => setAsked(false)}
            />
          ) : (
            <button type="button" class="btn btn-s" onClick={() => setAsked(true)}>
              停用
              <span class="vh">{name}</span>
            </button>
          )}
          {work.failure !== null && <FailureNotice failure={work.failure} />}
        </div>
      )}
    </section>
  )
}
