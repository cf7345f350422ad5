import { BackLink } from '../frame/back-link.tsx'
import { EventsCard } from '../list/events-card.tsx'
import { Fact } from '../list/fact.tsx'
import { FirstAnswer } from '../list/first-answer.tsx'
import '../base-map/base-map.css'
import './publication.css'
import { useCallback } from 'preact/hooks'
import type { PublicationDetail } from '#core/api/publications.ts'
import { ownStageNotice } from '#core/publication/sheet.ts'
import { count } from '#ui/number.ts'
import { tellChanged } from '../data/changed.ts'
import { useAnswer } from '../data/use-answer.ts'
import { PageHead } from '../frame/page-head.tsx'
import { useCyclePath } from '../frame/use-cycle.ts'
import { publicationPath, publicationsPath } from '../route/publication-route.ts'
import { evaluationPath } from '../route/route.ts'
import { useSession } from '../session/session.ts'
import { PublicationStateBadge, Verdict } from './badges.tsx'
import { LineList } from './line-list.tsx'
import { PublicationActs } from './publication-acts.tsx'
import { PublicationFiles } from './publication-files.tsx'
import { publicationEventName, publicationName, publicationPlace, windowText } from './words.ts'

/** One publication: what is said, how long, the list as it is shown, and what was done. */
export function PublicationPage({ number }: { readonly number: string }) {
  const { cache } = useSession()
  const pathIn = useCyclePath()
  const { value: publication, failure, askAgain } = useAnswer('publication', { params: { number: Number(number) } })
  const onChanged = useCallback(
    (next: PublicationDetail) => {
      cache.keep('publication', { params: { number: Number(number) } }, next)
      tellChanged('publication', 'publications', 'publicationLines')
    },
    [cache, number],
  )
  return (
    <>
      <BackLink to={pathIn(publicationsPath)}>返回公示列表</BackLink>
      <PageHead
        title={publication === null ? '公示' : publicationName(publication)}
        beside={
          publication !== null && (
            <>
              <PublicationStateBadge state={publication.state} />
              <span class="badge badge-dash">本区自定</span>
            </>
          )
        }
      />
      <FirstAnswer value={publication} failure={failure} onRetry={askAgain} label="这次公示" />
      {publication !== null && (
        <>
          <PublicationActs publication={publication} onChanged={onChanged} />
          <Facts publication={publication} />
          {publication.state !== 'discarded' && (
            <>
              <PublicationFiles publication={publication} />
              <LineList publication={publication} />
            </>
          )}
          {publication.events.length > 0 && (
            <EventsCard events={publication.events} what={({ act }) => <span>{publicationEventName(act)}</span>} />
          )}
        </>
      )}
    </>
  )
}

function Facts({ publication }: { readonly publication: PublicationDetail }) {
  const pathIn = useCyclePath()
  const { title, note, lines, leftOut, maskedNames, evaluation, standard, corrects, verdicts, reason } = publication
  return (
    <section class="card card-body stack-s" aria-label="公示说明">
      <p>
        <b>{title}</b>
      </p>
      <dl class="facts">
        <Fact label="范围">{publicationPlace(publication)}</Fact>
        <Fact label="宗数">{`${count(lines)} 宗`}</Fact>
        <Fact label="公示期">{windowText(publication)}</Fact>
        <Fact label="依据">
          <a href={pathIn(evaluationPath(String(evaluation)))}>{`正式评估 #${evaluation}`}</a>
        </Fact>
        <Fact label="标准">{standard}</Fact>
        {corrects !== null && (
          <Fact label="更正">
            <a href={pathIn(publicationPath(corrects))}>{`公示第 ${corrects} 号`}</a>
          </Fact>
        )}
        {leftOut !== null && leftOut > 0 && <Fact label="未列入">{`${count(leftOut)} 宗待补正，没有类别`}</Fact>}
        {maskedNames !== null && maskedNames > 0 && <Fact label="姓名遮盖">{`${count(maskedNames)} 宗`}</Fact>}
      </dl>
      {note !== null && <p class="publication-text">{note}</p>}
      {reason !== null && <p class="publication-text">{`理由：${reason}`}</p>}
      <ul class="publication-verdicts" aria-label="各类宗数">
        {verdicts.map(({ verdict, lines: found }) => (
          <li key={verdict}>
            <Verdict verdict={verdict} />
            {`${count(found)} 宗`}
          </li>
        ))}
      </ul>
      {publication.overrideSentences.map((sentence) => (
        <p key={sentence} class="publication-text">
          {sentence}
        </p>
      ))}
      <p class="cap">{ownStageNotice}</p>
    </section>
  )
}
