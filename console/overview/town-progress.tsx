import { useState } from 'preact/hooks'
import { formatRatio } from '#core/form/format.ts'
import { Icon } from '#ui/icon.tsx'
import { count } from '#ui/number.ts'
import { useCyclePath } from '../frame/use-cycle.ts'
import { type ParcelView, parcelsAddress } from '../parcels/parcel-view.ts'
import { missingParcels, orderedTowns, type ProgressKey, submittedShare, type TownProgress } from './progress-order.ts'
import { ProgressStrip } from './progress-strip.tsx'

interface Head {
  readonly key: ProgressKey
  readonly label: string
  readonly descendsFirst: boolean
}

const heads: readonly Head[] = [
  { key: 'submitted', label: '已提交', descendsFirst: false },
  { key: 'errors', label: '须改正（处）', descendsFirst: true },
  { key: 'warnings', label: '须说明（处）', descendsFirst: true },
  { key: 'missing', label: '还差（宗）', descendsFirst: true },
]
const notSubmitted: Partial<ParcelView> = { status: ['draft', 'town-returned', 'review-returned'] }

export interface TownProgressCardProps {
  readonly towns: readonly TownProgress[]
  /** Parcels whose filing is overdue, by 街镇. */
  readonly overdue: ReadonlyMap<string, number>
}

/** 各街镇进度: every 街镇 and 园区, the one that is least far first; every figure leads to its parcels. */
export function TownProgressCard({ towns, overdue }: TownProgressCardProps) {
  const [sort, setSort] = useState<{ key: ProgressKey; descending: boolean }>({ key: 'submitted', descending: false })
  const cyclePath = useCyclePath()
  const link = (town: TownProgress, view: Partial<ParcelView>): string =>
    cyclePath(parcelsAddress({ town: [town.townCode], ...view }))
  const head = ({ key, label, descendsFirst }: Head) => {
    const isSorted = sort.key === key
    const isDescending = isSorted ? sort.descending : descendsFirst
    const press = (): void => setSort({ key, descending: isSorted ? !sort.descending : descendsFirst })
    return (
      <th
        key={key}
        scope="col"
        class={key === 'name' ? '' : 'is-end'}
        {...(isSorted ? { 'aria-sort': isDescending ? ('descending' as const) : ('ascending' as const) } : {})}
      >
        <button type="button" class="table-sort" onClick={press}>
          {label}
          <Icon name={isDescending ? 'arrow-down' : 'arrow-up'} size={12} />
        </button>
      </th>
    )
  }
  return (
    <section class="card town-progress" aria-labelledby="town-progress">
      <div class="card-head">
        <h2 id="town-progress">各街镇进度</h2>
        <ul class="legend" aria-hidden="true">
          <li class="is-approved">街镇已通过</li>
          <li class="is-submitted">已提交</li>
          <li class="is-draft">填报中</li>
          <li class="is-waiting">未开始</li>
        </ul>
      </div>
      <div class="town-progress-table">
        <table class="table">
          <thead>
            <tr>
              {head({ key: 'name', label: '街镇/园区', descendsFirst: false })}
              {head({ key: 'parcels', label: '地块（宗）', descendsFirst: true })}
              <th scope="col" class="progress-column">
                进度
              </th>
              {heads.map(head)}
            </tr>
          </thead>
          <tbody>
            {orderedTowns(towns, sort.key, sort.descending).map((town) => (
              <tr key={town.townCode}>
                <th scope="row">
                  <span class="nb">
                    {town.parcels === 0 ? town.townName : <a href={link(town, {})}>{town.townName}</a>}
                  </span>{' '}
                  <Overdue
                    parcels={overdue.get(town.townCode) ?? 0}
                    href={link(town, { progress: 'filing:overdue' })}
                  />
                </th>
                <td class="is-end">{count(town.parcels)}</td>
                <td>
                  <ProgressStrip town={town} />
                </td>
                <td class="is-end">{shareText(town)}</td>
                <td class="is-end">
                  <Figure value={town.errors} href={link(town, { finding: 'error' })} />
                </td>
                <td class="is-end">
                  <Figure value={town.warnings} href={link(town, { finding: 'warning' })} />
                </td>
                <td class="is-end">
                  <Figure value={missingParcels(town)} href={link(town, notSubmitted)} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}

function shareText(town: TownProgress): string {
  const share = submittedShare(town)
  return share === null ? '无地块' : formatRatio(share, 1)
}

/** 逾期 142 beside the name. */
function Overdue({ parcels, href }: { readonly parcels: number; readonly href: string }) {
  if (parcels === 0) return null
  return (
    <a class="badge badge-err" href={href}>
      {`逾期 ${count(parcels)}`}
      <span class="vh">宗</span>
    </a>
  )
}

function Figure({ value, href }: { readonly value: number; readonly href: string }) {
  return value === 0 ? <span class="is-zero">0</span> : <a href={href}>{count(value)}</a>
}
