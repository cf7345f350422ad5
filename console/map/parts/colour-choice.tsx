import { mayAsk } from '../../frame/entries.ts'
import { useSession } from '../../session/session.ts'
import type { Draft } from '../data/use-draft.ts'
import { totalFigure } from '../look/figures.ts'
import { disposalColouring, usualColouring } from '../map-view.ts'
import { shareFiled, shareOfD } from '../towns/town-measure.ts'

export interface ColourChoiceProps {
  readonly by: string
  readonly draft: Draft | null
  /** 街镇 are coloured, by a figure made from their parcels. */
  readonly ofTowns: boolean
  readonly onBy: (by: string) => void
}

/** 着色: by class, status, total, or an indicator of the latest draft. */
export function ColourChoice({ by, draft, ofTowns, onBy }: ColourChoiceProps) {
  const { account } = useSession()
  const indicators = draft?.standard?.indicators ?? []
  return (
    <label class="row map-colour">
      <span class="cap">着色</span>
      <select class="select" value={by} onChange={(event) => onBy(event.currentTarget.value)}>
        <option value={usualColouring}>{ofTowns ? shareOfD.figure.title : '类别'}</option>
        <option value="status">{ofTowns ? shareFiled.figure.title : '填报状态'}</option>
        <option value="total">{ofTowns ? `平均${totalFigure.title}` : totalFigure.title}</option>
        {!ofTowns && mayAsk('disposalPlans', account.role) && <option value={disposalColouring}>处置路径</option>}
        {indicators.length > 0 && (
          <optgroup label={ofTowns ? '指标中位数（最近一次评估）' : '指标（最近一次评估）'}>
            {indicators.map(({ id, name }) => (
              <option key={id} value={id}>{`${id} ${name}`}</option>
            ))}
          </optgroup>
        )}
      </select>
    </label>
  )
}
