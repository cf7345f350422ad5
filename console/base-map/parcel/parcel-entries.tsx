import type { BaseParcel } from '#core/api/base-parcels.ts'
import { sourceKindNames } from '#core/base-map/source-kind.ts'
import { mayAsk } from '../../frame/entries.ts'
import { baseEntriesOfPath } from '../../route/base-map-route.ts'
import { useSession } from '../../session/session.ts'
import { EntryStateBadge } from '../entries/entry-state-badge.tsx'
import { plainText } from '../field-words.ts'

/** 名单与线索 that touch the parcel. */
export function ParcelEntries({ parcel: { parcelCode, entries } }: { readonly parcel: BaseParcel }) {
  const { account } = useSession()
  return (
    <section class="card" aria-labelledby="base-entries">
      <div class="card-head">
        <h2 id="base-entries">名单与线索</h2>
        {entries.length > 0 && mayAsk('baseEntries', account.role) && (
          <a href={baseEntriesOfPath(parcelCode)}>在名单与线索中查看</a>
        )}
      </div>
      {entries.length === 0 ? (
        <p class="card-body sub">没有名单或变更线索涉及这宗地块。</p>
      ) : (
        <ul>
          {entries.map((entry) => (
            <li key={entry.id} class="card-part stack-s">
              <p class="row">
                <b>{sourceKindNames[entry.kind]}</b>
                {entry.event !== null && <span class="badge">{entry.event}</span>}
                <EntryStateBadge entry={entry} />
                <span class="cap">{[entry.year, entry.day].filter((part) => part !== null).join('，')}</span>
              </p>
              <p class="sub">
                {entry.values
                  .filter(({ value }) => value !== null)
                  .map(({ label, value }) => `${label}：${plainText(value)}`)
                  .join('；')}
              </p>
              {entry.decided !== null && (
                <p class="cap">{[entry.decided.by, entry.decided.reason].filter((part) => part !== null).join('：')}</p>
              )}
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
