import type { ComponentChildren } from 'preact'
import { routeOf } from '#core/filing/documents.ts'
import { jurisdictionNames } from '#core/filing-route/jurisdiction.ts'
import { deciderNames } from '#core/filing-route/route.ts'
import { routeLabel } from '#core/filing-route/routes.ts'
import { citationText } from '#core/vocabulary/citation.ts'
import { townName } from '#core/vocabulary/district.ts'
import { mayAsk } from '../../frame/entries.ts'
import { parcelPath } from '../../route/route.ts'
import { newestCycle, useSession } from '../../session/session.ts'
import type { OpenFiling } from './filing-context.ts'

/** Whose it is, where, on which route, and who decides. */
export function FilingFacts({ open: { filing, firmName, application, detail } }: { readonly open: OpenFiling }) {
  const { account, cycles, today } = useSession()
  const route = routeOf(filing)
  const parcel = parcelCodeOf(detail.cells)
  const works = filing.declaration?.facts.works ?? application.facts?.works
  const cycle = newestCycle(cycles, today)
  return (
    <dl class="facts filing-facts">
      <Fact label="编号">{filing.number}</Fact>
      <Fact label="项目单位" isWide>
        {firmName}
      </Fact>
      <Fact label="街镇">{townName(filing.townCode) ?? filing.townCode}</Fact>
      <Fact label="地块">
        {parcel === null && '未填'}
        {parcel !== null && mayAsk('parcel', account.role) && (
          <ParcelLinks address={parcelPath(cycle, parcel)} code={parcel} />
        )}
        {parcel !== null && !mayAsk('parcel', account.role) && parcel}
      </Fact>
      <Fact label={filing.assessment === null ? '用地类型（申报）' : '用地类型（初审确定）'} isWide>
        {route === null ? '未申报' : <span title={`依据：${citationText(route.clause)}`}>{routeLabel(route)}</span>}
      </Fact>
      {filing.jurisdictionFixed !== null && (
        <Fact label="管辖" isWide>
          <span title={`依据：${filing.jurisdictionFixed.reason}`}>{jurisdictionNames[filing.jurisdiction]}</span>
        </Fact>
      )}
      <Fact label="改造方式">{works ?? '未填'}</Fact>
      <Fact label="认定机关">
        {route === null ? (
          '未定'
        ) : (
          <span title={`依据：${citationText(route.deciderClause)}`}>{deciderNames[route.decider]}</span>
        )}
      </Fact>
    </dl>
  )
}

/** To the parcel, and straight to what is asked beside a project: its 体检 and what became of it. */
function ParcelLinks({ address, code }: { readonly address: string; readonly code: string }) {
  return (
    <span class="filing-parcel">
      <a href={address}>{code}</a>
      <a href={`${address}?tab=score`}>体检</a>
      <a href={`${address}?tab=history`}>历史</a>
    </span>
  )
}

function parcelCodeOf(cells: OpenFiling['detail']['cells']): string | null {
  const { parcelCode } = cells
  return typeof parcelCode === 'string' ? parcelCode : null
}

interface FactProps {
  readonly label: string
  /** Long words take two columns. */
  readonly isWide?: boolean
  readonly children: ComponentChildren
}

function Fact({ label, isWide = false, children }: FactProps) {
  return (
    <div class={isWide ? 'is-wide' : ''}>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  )
}
