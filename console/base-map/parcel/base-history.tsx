import type { BaseParcel } from '#core/api/base-parcels.ts'
import { actKindNames, type HistoryKind } from '#core/base-map/act-kind.ts'
import { sourceKindNames } from '#core/base-map/source-kind.ts'
import { instantInTable } from '#ui/instant.ts'
import { mayAsk } from '../../frame/entries.ts'
import { baseImportPath } from '../../route/base-map-route.ts'
import { useSession } from '../../session/session.ts'
import { baseText, labelOf } from '../field-words.ts'
import { CodeLinks } from './code-links.tsx'

type Act = BaseParcel['history'][number]

const names: Readonly<Record<HistoryKind, string>> = { imported: '导入', ...actKindNames }

export interface BaseHistoryProps {
  readonly cycle: string
  readonly parcel: BaseParcel
}

/** 沿革: what happened to the parcel as such, the newest first; nothing of it is ever taken away. */
export function BaseHistory({ cycle, parcel: { history } }: BaseHistoryProps) {
  return (
    <section class="card" aria-labelledby="base-history">
      <div class="card-head">
        <h2 id="base-history">沿革</h2>
      </div>
      {history.length === 0 && <p class="card-body sub">还没有记录。</p>}
      <ol class="history">
        {history.map((act) => (
          <li class="history-item" key={act.number}>
            <Head act={act} />
            <Lineage cycle={cycle} act={act} />
            {act.reason !== null && <p class="history-reason">{`理由：${act.reason}`}</p>}
            {act.fields.length > 0 && (
              <dl class="history-changes">
                {act.fields.map(({ field, before, after }) => (
                  <div key={field}>
                    <dt>{labelOf('platform', field)}</dt>
                    <dd>{`${baseText('platform', field, before)} → ${baseText('platform', field, after)}`}</dd>
                  </div>
                ))}
              </dl>
            )}
          </li>
        ))}
      </ol>
    </section>
  )
}

function Head({ act }: { readonly act: Act }) {
  const { account } = useSession()
  return (
    <p class="history-head">
      <span class="nb">{instantInTable(act.at)}</span>
      <b>{act.by}</b>
      <span class="badge">{names[act.kind]}</span>
      {act.source !== null && <span class="sub">{sourceKindNames[act.source]}</span>}
      {act.import !== null && mayAsk('baseImport', account.role) && <a href={baseImportPath(act.import)}>这次导入</a>}
      {act.cycle !== null && <span class="cap nb">{`${act.cycle}年度`}</span>}
    </p>
  )
}

function Lineage({ cycle, act: { predecessors, successors } }: { readonly cycle: string; readonly act: Act }) {
  if (predecessors.length === 0 || successors.length === 0) return null
  return (
    <p>
      <CodeLinks cycle={cycle} codes={predecessors} />
      {' → '}
      <CodeLinks cycle={cycle} codes={successors} />
    </p>
  )
}
