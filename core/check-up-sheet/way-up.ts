import { wayUpLines } from '../scoring/explain-lift.ts'
import type { WayUp } from '../scoring/lift.ts'
import type { Proposal } from '../scoring/lift-search.ts'
import type { Standard } from '../scoring/standard.ts'
import type { SheetSource } from './build.ts'
import type { SheetSentence } from './sheet.ts'

type WaySource = Pick<SheetSource, 'way' | 'standard' | 'hidden' | 'stepped'>

/** 提升路径 in sentences. A proposal that tells a figure the viewer may not see is left out, and that is said. */
export function wayUpSentences({ way, standard, hidden, stepped }: WaySource): readonly SheetSentence[] {
  if (way === 'changed') {
    return [{ text: '评估之后本地块的数据有变动，提升路径待重新评估后测算。', clause: standard.id }]
  }
  if (stepped && way.state === 'open') return steppedSentences(way, standard)
  const shown = withoutHidden(way, new Set(hidden))
  const left = countOf(way) - countOf(shown)
  const lines = wayUpLines(shown, standard).filter(({ kind }) => kind !== 'none' || left === 0 || way.state !== 'open')
  const sentences = lines.map(({ text, clause }) => ({ text, clause }))
  if (left === 0) return sentences
  return [...sentences, { text: `另有 ${left} 种改法用到无权查看的部门数据，不列出。`, clause: standard.id }]
}

/** The distance to a line would tell the exact total. */
function steppedSentences(way: WayUp, standard: Standard): readonly SheetSentence[] {
  const blockers = wayUpLines(way, standard).filter(({ kind }) => kind === 'blocker')
  return [
    ...blockers.map(({ text, clause }) => ({ text, clause })),
    { text: '得分用到无权查看的部门数据，以 5 分为一档列出，不列差距和改法。', clause: standard.id },
  ]
}

function withoutHidden(way: WayUp, hidden: ReadonlySet<string>): WayUp {
  const shown = (proposals: readonly Proposal[]): readonly Proposal[] =>
    proposals.filter(({ changes }) => changes.every(({ field }) => !hidden.has(field)))
  return { ...way, single: shown(way.single), double: shown(way.double), nextSteps: shown(way.nextSteps) }
}

function countOf({ single, double, nextSteps }: WayUp): number {
  return single.length + double.length + nextSteps.length
}
