import type { CycleStageBody, StageEvent } from '#core/api/cycle-stages.ts'
import { endpoints } from '#core/api/table.ts'
import { addressOf } from '#ui/client-address.ts'
import { instantInTable } from '#ui/instant.ts'
import { mayAsk } from '../frame/entries.ts'
import { useSession } from '../session/session.ts'

/** 办理记录, the newest first; nothing is ever taken away. */
export function EventsCard({ stages: { cycle, events } }: { readonly stages: CycleStageBody }) {
  return (
    <section class="card" aria-labelledby="stage-events">
      <div class="card-head">
        <h2 id="stage-events">办理记录</h2>
        <span class="aside cap nb">{`${events.length} 条`}</span>
      </div>
      {events.length === 0 ? (
        <div class="empty">
          <h2>还没有办理记录</h2>
          <p>从第一次转入下一阶段起，每一步的时间、人员、理由和材料都记在这里。</p>
        </div>
      ) : (
        <ol class="stage-events">
          {events.map((event) => (
            <EventLine key={event.number} cycle={cycle} event={event} />
          ))}
        </ol>
      )}
    </section>
  )
}

function EventLine({ cycle, event }: { readonly cycle: string; readonly event: StageEvent }) {
  const { account } = useSession()
  const { name, from, to, at, by, reason, notes, documents } = event
  const mayOpen = mayAsk('stageDocument', account.role)
  return (
    <li>
      <p class="row">
        <span class="nb">{instantInTable(at)}</span>
        <b>{name}</b>
        <span class="badge badge-dash">{from === to ? from : `${from} → ${to}`}</span>
        <span>{by}</span>
      </p>
      {reason !== null && <p class="stage-note">{`理由：${reason}`}</p>}
      {notes.map((note) => (
        <p key={note} class="sub stage-note">
          {note}
        </p>
      ))}
      {documents.map(({ sha256, name: file }) =>
        mayOpen ? (
          <a
            key={sha256}
            class="link stage-note"
            href={addressOf(endpoints.stageDocument, { params: { cycle, sha256 } })}
            download
          >
            {file}
          </a>
        ) : (
          <span key={sha256} class="stage-note">
            {file}
          </span>
        ),
      )}
    </li>
  )
}
