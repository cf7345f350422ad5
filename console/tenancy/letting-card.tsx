import type { TenancyLinkBody, TenancyParcelBody } from '#core/api/tenancy.ts'
import { formatNumber } from '#core/form/format.ts'
import { tenancyIssueFacts } from '#core/tenancy/issue-kind.ts'
import { citationText } from '#core/vocabulary/citation.ts'
import { Icon } from '#ui/icon.tsx'
import { useCyclePath } from '../frame/use-cycle.ts'
import { parcelPath } from '../route/route.ts'
import { depthWord, nameOfTown, termText } from './words.ts'

export interface LettingCardProps {
  readonly cycle: string
  readonly parcel: TenancyParcelBody
}

/** The chain 用地主体 → 二房东 → 承租 of a parcel, and what does not fit together in it. */
export function LettingCard({ cycle, parcel }: LettingCardProps) {
  const { parcelCode, parcelName, townCode, ownerName, ownerIsSoe, floorArea, rentedOutArea, links, issues } = parcel
  const area = (value: number | null): string => (value === null ? '未填' : `${formatNumber(value, 2)} m²`)
  const nameOf = (uscc: string): string => links.find((link) => link.uscc === uscc)?.name ?? uscc
  return (
    <section class="card tenancy-card" aria-label={parcelCode}>
      <header class="tenancy-head">
        <h2>
          <a href={parcelPath(cycle, parcelCode)}>{parcelCode}</a>
        </h2>
        <span class="sub">{`${nameOfTown(townCode)} ${parcelName ?? ''}`}</span>
        {ownerIsSoe !== null && ownerIsSoe !== '否' && <span class="badge badge-info">{`${ownerIsSoe}国企`}</span>}
        <span class="sub">
          总建筑面积 <span class="nb">{area(floorArea)}</span>，出租面积 <span class="nb">{area(rentedOutArea)}</span>
        </span>
      </header>
      <div class="field-scroll">
        <table class="table plain-table tenancy-chain">
          <thead>
            <tr>
              <th scope="col">企业</th>
              <th scope="col">层级</th>
              <th scope="col">出租方</th>
              <th scope="col">租期</th>
              <th scope="col" class="num">
                占用建筑面积
              </th>
            </tr>
          </thead>
          <tbody>
            {!links.some(({ depth }) => depth === 0) && (
              <tr>
                <th scope="row">{ownerName ?? '未填用地主体'}</th>
                <td>用地主体</td>
                <td>—</td>
                <td>—</td>
                <td class="num">—</td>
              </tr>
            )}
            {links.map((link) => (
              <LinkLine key={link.uscc} link={link} nameOf={nameOf} />
            ))}
          </tbody>
        </table>
      </div>
      {issues.length > 0 && (
        <ul class="tenancy-issues" aria-label="疑点">
          {issues.map(({ kind, uscc }) => (
            <li key={`${kind} ${uscc ?? ''}`} class="with-icon">
              <Icon name="info" class="is-info" />
              <span>
                <b>{`${uscc === null ? '' : `${nameOf(uscc)}：`}${tenancyIssueFacts[kind].name}`}</b>
                {` ${tenancyIssueFacts[kind].advice}`}
                <span class="cap">{` ${citationText(tenancyIssueFacts[kind].clause)}`}</span>
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

interface LinkLineProps {
  readonly link: TenancyLinkBody
  readonly nameOf: (uscc: string) => string
}

function LinkLine({ link, nameOf }: LinkLineProps) {
  const pathIn = useCyclePath()
  const { uscc, name, lessor, depth, area } = link
  return (
    <tr>
      <th scope="row" style={`padding-inline-start: ${18 + 20 * Math.min(6, Math.max(0, depth ?? 1))}px`}>
        <a href={pathIn(`/tenancy?tab=shares&uscc=${encodeURIComponent(uscc)}`)}>{name ?? '未填名称'}</a>
        <span class="cap tenancy-below nb">{uscc}</span>
      </th>
      <td class="nb">{depthWord(link)}</td>
      <td>
        {lessor.kind === 'none' ? '—' : lessor.text}
        {lessor.kind === 'owner' && <span class="cap tenancy-below">即用地主体</span>}
        {lessor.kind === 'firm' && <span class="cap tenancy-below">{`即 ${nameOf(lessor.uscc ?? '')}`}</span>}
        {lessor.kind === 'unknown' && <span class="cap tenancy-below tenancy-unmatched">没有对上地块上的企业</span>}
      </td>
      <td class="nb">{termText(link)}</td>
      <td class="num nb">{area === null ? '未填' : `${formatNumber(area, 2)} m²`}</td>
    </tr>
  )
}
