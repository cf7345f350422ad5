import type { FilingAct } from '#core/filing/act-schema.ts'
import { ActFrame, type ActProps } from './act-frame.tsx'
import type { ActKind } from './act-kind.ts'

/** Acts that ask for nothing but documents and a comment. */
export const plainActs = {
  submit: { kind: 'submit' },
  resubmit: { kind: 'resubmit' },
  accept: { kind: 'accept' },
  'issue-sheet': { kind: 'issue-sheet' },
  'reissue-sheet': { kind: 'reissue-sheet' },
  report: { kind: 'report' },
  'report-to-city': { kind: 'report-to-city' },
  recognise: { kind: 'recognise' },
  'city-recognise': { kind: 'city-recognise' },
  attach: { kind: 'attach' },
  'notify-city': { kind: 'notify-city' },
} as const satisfies { readonly [Kind in ActKind]?: FilingAct }

type PlainKind = keyof typeof plainActs

function isPlain(kind: ActKind): kind is PlainKind {
  return kind in plainActs
}

/** 归档补充材料 without a document would say nothing. */
export function PlainAct(props: ActProps) {
  const { kind, open } = props
  if (!isPlain(kind)) return null
  const isEmpty = kind === 'attach' && open.detail.uploads.length === 0
  return <ActFrame {...props} act={plainActs[kind]} faults={isEmpty ? ['没有上传材料。请上传要归档的材料。'] : []} />
}
