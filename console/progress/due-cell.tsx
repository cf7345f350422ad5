import type { DueState } from '#core/api/progress-shapes.ts'
import { dueText, shortDueText, standingLook, standingText } from './due-words.ts'

/** A last day with how it stands, in a table. */
export function DueCell({ due }: { readonly due: DueState }) {
  return (
    <span class="nb" title={dueText(due)}>
      {shortDueText(due)} <span class={standingLook(due)}>{standingText(due)}</span>
    </span>
  )
}
