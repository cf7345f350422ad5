import { useState } from 'preact/hooks'
import { LabelledArea } from '#ui/form/labelled.tsx'
import { ActFrame, type ActProps } from './act-frame.tsx'
import { textFaults } from './reason-act.tsx'

/** 退回补正: why, and what is to be corrected item by item. */
export function ReturnAct(props: ActProps) {
  const [reason, setReason] = useState('')
  const [list, setList] = useState('')
  const items = list
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
  const short = items.filter((item) => [...item].length < 2)
  const faults = [
    ...textFaults('退回的理由', reason),
    ...(short.length > 0 ? [`补正事项“${short[0]}”太短。请写明要补正什么。`] : []),
    ...(items.length > 30 ? [`补正事项 ${items.length} 条，最多 30 条。请合并。`] : []),
  ]
  return (
    <ActFrame {...props} act={{ kind: 'return', reason: reason.trim(), items }} faults={faults}>
      <LabelledArea label="退回的理由（必填，2–500 字）" value={reason} onValue={setReason} />
      <LabelledArea label="补正事项（一行一条，选填）" value={list} onValue={setList} maxLength={5000} />
    </ActFrame>
  )
}
