import { useState } from 'preact/hooks'
import { type OpinionTerm, opinionTerms } from '#core/filing/event.ts'
import { reviewerName } from '#core/filing/reviewer.ts'
import { LabelledChoice, terms } from '#ui/form/labelled.tsx'
import { useSession } from '../../session/session.ts'
import { organisationOf } from '../filing-party.ts'
import { ActFrame, type ActProps } from './act-frame.tsx'

/** 联审意见: of one's own department; 区产业部门 enters what came on paper. */
export function OpinionAct(props: ActProps) {
  const { account } = useSession()
  const { filing, detail } = props.open
  const own = organisationOf(account)
  const lines = filing.review?.lines ?? []
  const offered = detail.party === 'industry' ? lines : lines.filter((line) => line.reviewer === own)
  const [reviewer, setReviewer] = useState(offered.length === 1 ? (offered[0]?.reviewer ?? '') : '')
  const [opinion, setOpinion] = useState<OpinionTerm | null>(null)
  const faults = [
    ...(reviewer === '' ? ['没有选择部门。请选择。'] : []),
    ...(opinion === null ? ['没有选择意见。请选择同意、原则同意或不同意。'] : []),
  ]
  return (
    <ActFrame
      {...props}
      act={opinion === null || reviewer === '' ? null : { kind: 'give-opinion', reviewer, opinion }}
      faults={faults}
      commentLabel="意见内容（写入一览表）"
    >
      <LabelledChoice
        label="联审部门"
        value={reviewer}
        choices={offered.map((line) => ({
          value: line.reviewer,
          label: `${reviewerName(line.reviewer) ?? line.reviewer}${line.opinion === null ? '' : `（已答复：${line.opinion.opinion}）`}`,
        }))}
        onValue={setReviewer}
      />
      <LabelledChoice
        label="意见"
        value={opinion ?? ''}
        choices={terms(opinionTerms)}
        onValue={(value) => setOpinion(opinionTerms.find((term) => term === value) ?? null)}
      />
    </ActFrame>
  )
}
