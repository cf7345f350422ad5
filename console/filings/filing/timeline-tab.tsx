import { roleNamed, roleNames } from '#core/access/role.ts'
import { eventNameFor } from '#core/filing/decider-words.ts'
import type { FilingEvent } from '#core/filing/event.ts'
import { filingPartyNames, partyOf } from '#core/filing/party.ts'
import { reviewerName } from '#core/filing/reviewer.ts'
import { documentLabel } from '#core/filing-route/document-kind.ts'
import type { Decider } from '#core/filing-route/route.ts'
import { instantInTable } from '#ui/instant.ts'
import { DatedText } from '../../list/dated-text.tsx'
import { DocumentLink } from '../documents/document-link.tsx'
import { eventLines } from './event-text.ts'
import type { OpenFiling } from './filing-context.ts'

/** 办理过程: who did what, when, for which department, with which documents; the newest first, nothing taken back. */
export function TimelineTab({ open: { detail, filing, decider } }: { readonly open: OpenFiling }) {
  const events = detail.events.map((event, index) => ({ event, version: index + 1 })).reverse()
  const waiting = filing.state === 'review' ? awaited(filing.review?.lines ?? []) : []
  return (
    <section class="card" aria-label="办理过程">
      <ol class="timeline">
        {waiting.length > 0 && (
          <li class="timeline-item is-open">
            <p>
              <DatedText text={`联审待答复：${waiting.join('、')}`} />
            </p>
          </li>
        )}
        {events.map(({ event, version }) => (
          <Entry key={version} event={event} filing={detail.id} decider={decider} />
        ))}
      </ol>
    </section>
  )
}

type Lines = NonNullable<OpenFiling['filing']['review']>['lines']

function awaited(lines: Lines): readonly string[] {
  return lines
    .filter(({ opinion, overruled }) => opinion === null && overruled === null)
    .map(({ reviewer, dueDay }) => `${reviewerName(reviewer) ?? reviewer}（${dueDay} 前）`)
}

interface EntryProps {
  readonly event: FilingEvent
  readonly filing: string
  readonly decider: Decider | null
}

function Entry({ event, filing, decider }: EntryProps) {
  const { at, day, documents, comment } = event
  const isBackdated = day !== at.slice(0, 10)
  return (
    <li class="timeline-item">
      <p class="row">
        <span class="nb sub">{instantInTable(at)}</span>
        <b>{eventNameFor(event.kind, decider)}</b>
        <span class="sub">{whoText(event)}</span>
        {isBackdated && <span class="badge">{`办理日期 ${day}`}</span>}
      </p>
      {eventLines(event).map((line) => (
        <p key={line}>
          <DatedText text={line} />
        </p>
      ))}
      {comment !== null && <p class="sub">{`${event.kind === 'remind' ? '催办的话' : '意见'}：${comment}`}</p>}
      {documents.length > 0 && (
        <ul class="timeline-documents">
          {documents.map((document) => (
            <li key={`${document.kind} ${document.sha256}`}>
              <span class="cap">{documentLabel(document.kind)}</span>
              <DocumentLink filing={filing} document={document} />
            </li>
          ))}
        </ul>
      )}
    </li>
  )
}

/** 区规划资源局 徐明; 项目单位 赵敏; 区产业部门（区专班） 周涛. */
function whoText({ actorName, role, organisation }: FilingEvent): string {
  const party = partyOf(role, organisation)
  const place = organisation === null ? null : reviewerName(organisation)
  const known = roleNamed(role)
  const roleName = known === null ? '' : roleNames[known]
  if (party === 'system') return '系统'
  if (party === 'industry') return `${filingPartyNames.industry}（${place ?? roleName}） ${actorName}`
  if (party === 'applicant') return `${filingPartyNames.applicant} ${actorName}`
  return `${place ?? roleName} ${actorName}`
}
