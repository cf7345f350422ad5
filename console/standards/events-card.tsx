import type { StandardDetail } from '#core/api/standards.ts'
import { standardEventNames } from '#core/standard-book/act.ts'
import { instantInTable } from '#ui/instant.ts'
import { statusWords } from '../notice/evaluation-words.ts'
import { evaluationPath } from '../route/route.ts'
import { PartCard } from './read/part-card.tsx'

/** 经过: who did what when, and why; the newest first. Nothing is ever taken away. */
export function EventsCard({ version }: { readonly version: StandardDetail }) {
  const { events, published } = version
  return (
    <PartCard id="events" title="办理经过">
      {published?.document != null && (
        <p class="card-body">{`批准文件：${published.document.number}，${published.document.date}`}</p>
      )}
      {events.length === 0 && <p class="card-body sub">没有办理经过：随程序提供，或对您的角色不显示。</p>}
      {events.length > 0 && (
        <ol class="std-events">
          {events.toReversed().map(({ event, at, by, note, revision, hash }) => (
            <li key={`${revision} ${event} ${at}`}>
              <p class="row">
                <span class="nb">{instantInTable(at)}</span>
                <b>{by}</b>
                <span>{standardEventNames[event]}</span>
                <span class="cap nb" title={hash}>{`第 ${revision} 稿 指纹 ${hash.slice(0, 8)}`}</span>
              </p>
              {note !== null && <p class="std-note">{note}</p>}
            </li>
          ))}
        </ol>
      )}
    </PartCard>
  )
}

/** 试评: runs by the texts of this version; a text that was changed since has to be tried again. */
export function TrialsCard({ version }: { readonly version: StandardDetail }) {
  const { trialRuns } = version
  return (
    <PartCard id="trials" title="试评">
      {trialRuns.length === 0 ? (
        <p class="card-body sub">还没有试评过。</p>
      ) : (
        <ul class="std-events">
          {trialRuns.map(({ evaluation, cycle, at, by, status, isCurrent }) => (
            <li key={evaluation} class="row">
              {status === 'done' ? (
                <a href={evaluationPath(evaluation)}>{`试评 #${evaluation}`}</a>
              ) : (
                <span>{`试评 #${evaluation}`}</span>
              )}
              <span class="nb">{`${cycle}年度`}</span>
              <span class="nb">{instantInTable(at)}</span>
              <span>{by}</span>
              <span>{statusWords[status]}</span>
              <span class={isCurrent ? 'badge badge-ok' : 'badge'}>{isCurrent ? '现在的内容' : '以前的内容'}</span>
            </li>
          ))}
        </ul>
      )}
    </PartCard>
  )
}
