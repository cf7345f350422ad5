import { useState } from 'preact/hooks'
import type { FilingAct } from '#core/filing/act-schema.ts'
import { LabelledArea } from '#ui/form/labelled.tsx'
import { ActFrame, type ActProps } from './act-frame.tsx'
import type { ActKind } from './act-kind.ts'

/** Acts that ask for one text. */
const reasonActs = {
  reject: { label: '未通过的理由', act: (reason: string): FilingAct => ({ kind: 'reject', reason }) },
  'city-reject': { label: '未通过的理由', act: (reason: string): FilingAct => ({ kind: 'city-reject', reason }) },
  withdraw: { label: '撤回的理由', act: (reason: string): FilingAct => ({ kind: 'withdraw', reason }) },
  'explain-overrun': {
    label: '超过时限的原因',
    act: (reason: string): FilingAct => ({ kind: 'explain-overrun', reason }),
  },
  'resume-tracking': {
    label: '恢复的理由（整改情况）',
    act: (reason: string): FilingAct => ({ kind: 'resume-tracking', reason }),
  },
  archive: { label: '后评估结论', act: (conclusion: string): FilingAct => ({ kind: 'archive', conclusion }) },
} as const satisfies {
  readonly [Kind in ActKind]?: { readonly label: string; readonly act: (text: string) => FilingAct }
}

function isReasoned(kind: ActKind): kind is keyof typeof reasonActs {
  return kind in reasonActs
}

export function ReasonAct(props: ActProps) {
  const { kind } = props
  const [text, setText] = useState('')
  if (!isReasoned(kind)) return null
  const { label, act } = reasonActs[kind]
  return (
    <ActFrame {...props} act={act(text.trim())} faults={textFaults(label, text)}>
      <LabelledArea label={`${label}（必填，2–500 字）`} value={text} onValue={setText} />
    </ActFrame>
  )
}

/** A sentence when a text that must be there is too short, else nothing. */
export function textFaults(label: string, text: string): readonly string[] {
  return [...text.trim()].length < 2 ? [`没有填写${label}。请填写。`] : []
}
