import { useState } from 'preact/hooks'
import { routeUnder } from '#core/filing/documents.ts'
import { type RouteId, routeIds } from '#core/filing-route/route.ts'
import { routeLabel, routes, routesOffered } from '#core/filing-route/routes.ts'
import { citationText } from '#core/vocabulary/citation.ts'
import { LabelledArea, LabelledChoice } from '#ui/form/labelled.tsx'
import { ActFrame, type ActProps } from './act-frame.tsx'
import { type Answers, ChecklistAnswers } from './checklist-answers.tsx'

/** 初审: the route is fixed and the checklist answered; what was answered before stands there to be confirmed. */
export function AssessAct(props: ActProps) {
  const { filing, checklist } = props.open
  const facts = filing.declaration?.facts
  const declared = facts === undefined ? null : routeUnder({ ...filing, assessment: null }, facts).id
  const [route, setRoute] = useState<RouteId | null>(filing.assessment?.route ?? declared)
  const [answers, setAnswers] = useState<Answers>(() => earlierAnswers(filing.assessment))
  const [override, setOverride] = useState(filing.assessment?.worksOverride ?? '')
  const chosen = route === null ? null : routes[route]
  const isOther = chosen !== null && facts !== undefined && !chosen.works.includes(facts.works)
  const asksReason = isOther && chosen.worksMayBeOverridden
  const given = Object.entries(answers).map(([item, answer]) => ({ item, answer, note: null }))
  const worksOverride = asksReason && override.trim() !== '' ? override.trim() : null
  return (
    <ActFrame
      {...props}
      act={route === null ? null : { kind: 'assess', route, answers: given, worksOverride }}
      faults={route === null ? ['没有选择用地类型。请选择。'] : []}
      commentLabel="初审意见（选填）"
    >
      <div class="is-wide stack-s">
        <LabelledChoice
          label="用地类型（确定）"
          value={route ?? ''}
          choices={routesOffered(filing.jurisdiction).map((each) => ({ value: each.id, label: routeLabel(each) }))}
          onValue={(value) => setRoute(routeIds.find((id) => id === value) ?? null)}
        />
        {chosen !== null && (
          <p class="cap">
            {`可${chosen.works.join('、')}（${citationText(chosen.worksClause)}）。`}
            {declared !== null && declared !== chosen.id && `申报为“${routeLabel(routes[declared])}”。`}
          </p>
        )}
        {isOther && !asksReason && (
          <p class="field-error">{`申报的改造方式为${facts.works}，该用地类型不可。请退回补正。`}</p>
        )}
      </div>
      {asksReason && (
        <LabelledArea
          label={`改造方式为${facts.works}，原文只列${chosen.works.join('、')}；另予通过的理由`}
          value={override}
          onValue={setOverride}
        />
      )}
      <ChecklistAnswers checklist={checklist} answers={answers} onAnswers={setAnswers} />
    </ActFrame>
  )
}

function earlierAnswers(assessment: ActProps['open']['filing']['assessment']): Answers {
  return Object.fromEntries((assessment?.answers ?? []).map(({ item, answer }) => [item, answer]))
}
