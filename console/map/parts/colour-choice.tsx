import type { Draft } from '../data/use-draft.ts'
import { totalFigure } from '../look/figures.ts'
import { usualColouring } from '../map-view.ts'

export interface ColourChoiceProps {
  readonly by: string
  readonly draft: Draft | null
  readonly onBy: (by: string) => void
}

/** 着色: by class, status, total, or an indicator of the latest draft. */
export function ColourChoice({ by, draft, onBy }: ColourChoiceProps) {
  const indicators = draft?.standard?.indicators ?? []
  return (
    <label class="row map-colour">
      <span class="cap">着色</span>
      <select class="select" value={by} onChange={(event) => onBy(event.currentTarget.value)}>
        <option value={usualColouring}>类别</option>
        <option value="status">填报状态</option>
        <option value="total">{totalFigure.title}</option>
        {indicators.length > 0 && (
          <optgroup label="指标（最近一次草评）">
            {indicators.map(({ id, name }) => (
              <option key={id} value={id}>{`${id} ${name}`}</option>
            ))}
          </optgroup>
        )}
      </select>
    </label>
  )
}
