import { useState } from 'preact/hooks'
import { filingPartyNames } from '#core/filing/party.ts'
import { LabelledChoice } from '#ui/form/labelled.tsx'
import { ActFrame, type ActProps } from './act-frame.tsx'

const parties = ['applicant', 'industry'] as const

/** 盖章确认: whose stamp stands on the newest 项目信息表. */
export function StampAct(props: ActProps) {
  const { filing, detail } = props.open
  const sheet = filing.sheets.at(-1)
  const open = parties.filter((party) => sheet?.stamps[party] === null)
  const offered = detail.party === 'applicant' ? open.filter((party) => party === 'applicant') : open
  const [party, setParty] = useState(offered[0] ?? 'applicant')
  return (
    <ActFrame {...props} act={{ kind: 'confirm-sheet', version: sheet?.version ?? 1, party }}>
      <LabelledChoice
        label={`在第 ${sheet?.version ?? 1} 版上盖章的是`}
        value={party}
        choices={offered.map((each) => ({ value: each, label: filingPartyNames[each] }))}
        onValue={(value) => setParty(parties.find((each) => each === value) ?? 'applicant')}
      />
    </ActFrame>
  )
}
