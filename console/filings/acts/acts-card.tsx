import './acts.css'
import { useState } from 'preact/hooks'
import type { FilingDetail } from '#core/api/filings.ts'
import { eventNameFor } from '#core/filing/decider-words.ts'
import { openLines } from '#core/filing/guards-review.ts'
import { finalStates } from '#core/filing/state.ts'
import { useSession } from '../../session/session.ts'
import type { OpenFiling } from '../filing/filing-context.ts'
import { organisationOf } from '../filing-party.ts'
import { actForms } from './act-forms.ts'
import type { ActKind } from './act-kind.ts'
import { nextAct, offeredActs } from './offered-acts.ts'

export interface ActsCardProps {
  readonly open: OpenFiling
  readonly onDone: (detail: FilingDetail, kind: ActKind) => void
  readonly onUploaded: () => void
  readonly onStale: () => void
}

/** 办理: what the reader may do now, the next step first. */
export function ActsCard({ open, onDone, onUploaded, onStale }: ActsCardProps) {
  const { account } = useSession()
  const [chosen, setChosen] = useState<ActKind | null>(null)
  const offered = offeredActs(open, organisationOf(account))
  const next = nextAct(open, offered)
  const others = offered.filter((kind) => kind !== next)
  const Form = chosen === null || !offered.includes(chosen) ? null : actForms[chosen]
  return (
    <section class="card acts-card no-print" aria-labelledby="acts-title">
      <div class="card-head">
        <h2 id="acts-title">办理</h2>
        <span class="aside">{turnText(open, next)}</span>
      </div>
      {offered.length > 0 && Form === null && (
        <div class="card-body row">
          {next !== null && (
            <button type="button" class="btn btn-fill" onClick={() => setChosen(next)}>
              {eventNameFor(next, open.decider)}
            </button>
          )}
          {others.map((kind) => (
            <button key={kind} type="button" class="btn" onClick={() => setChosen(kind)}>
              {eventNameFor(kind, open.decider)}
            </button>
          ))}
        </div>
      )}
      {Form !== null && chosen !== null && (
        <div class="card-body">
          <Form
            key={chosen}
            open={open}
            kind={chosen}
            onDone={(detail, kind) => {
              setChosen(null)
              onDone(detail, kind)
            }}
            onCancel={() => setChosen(null)}
            onUploaded={onUploaded}
            onStale={onStale}
          />
        </div>
      )}
    </section>
  )
}

/** Whose turn it is. */
function turnText({ filing, detail, decider }: OpenFiling, next: ActKind | null): string {
  if (finalStates.includes(filing.state)) return '已办结，没有后续事项'
  if (next !== null) return `下一步：${eventNameFor(next, decider)}`
  if (detail.party === null) return '您的角色只查看'
  switch (filing.state) {
    case 'draft':
    case 'returned':
      return '等待项目单位'
    case 'review': {
      const waiting = openLines(filing).length
      return waiting > 0 ? `等待 ${waiting} 家部门联审答复` : '等待区产业部门'
    }
    case 'city-review':
      return '等待市审核结果'
    default:
      return '等待区产业部门'
  }
}
