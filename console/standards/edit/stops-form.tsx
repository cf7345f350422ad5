import type { Stop } from '#core/scoring/scaled-method.ts'
import { citingStop, sortedStops, withMoreStops } from '#core/standard-edit/ladder.ts'
import { movedAt, removedAt, replacedAt } from '#core/standard-edit/list-edit.ts'
import type { Unit } from '#core/vocabulary/unit.ts'
import { FieldFaults } from './field.tsx'
import { FigureField } from './figure-field.tsx'
import { RowButtons } from './row-buttons.tsx'
import { StepCitations } from './step-citations.tsx'

export interface StopsFormProps {
  readonly at: string
  readonly unit: Unit
  readonly stops: readonly Stop[]
  readonly isPercent: boolean
  readonly onStops: (stops: readonly Stop[], what: string, about?: string) => void
}

const fewest = 2
const most = 20

/** 分档插值: a value and its points, best first; between two of them a straight line. */
export function StopsForm({ at, unit, stops, isPercent, onStops }: StopsFormProps) {
  const shownUnit = isPercent ? '%' : unit
  return (
    <div class="std-steps">
      <p class="std-step is-stop std-step-head cap" aria-hidden="true">
        <span>{`取值${shownUnit === '' ? '' : `（${shownUnit}）`}`}</span>
        <span>得分</span>
      </p>
      {stops.map((stop, index) => {
        const here = `${at}.${index}`
        const of = `第 ${index + 1} 点`
        const put = (part: Partial<Stop>, field: string): void =>
          onStops(replacedAt(stops, index, { ...stop, ...part }), of, `${here}.${field}`)
        return (
          <div key={index} class="std-step is-stop" data-place={here} tabIndex={-1}>
            <FigureField
              at={`${here}.at`}
              label={`${of}的取值`}
              isBare
              isPercent={isPercent}
              value={stop.at}
              onValue={(figure) => put({ at: figure }, 'at')}
            />
            <FigureField
              at={`${here}.points`}
              label={`${of}的得分`}
              isBare
              value={stop.points}
              min={0}
              max={100}
              onValue={(points) => put({ points }, 'points')}
            />
            <RowButtons
              of={of}
              isFirst={index === 0}
              isLast={index === stops.length - 1}
              onMove={(by) => onStops(movedAt(stops, index, by), `移动${of}`)}
              onRemove={stops.length <= fewest ? null : () => onStops(removedAt(stops, index), `删除${of}`)}
            />
            <FieldFaults at={here} />
          </div>
        )
      })}
      <div class="row">
        <button
          type="button"
          class="btn btn-s"
          disabled={stops.length >= most}
          onClick={() => onStops(withMoreStops(stops), '加一点')}
        >
          加一点
        </button>
        <button type="button" class="btn btn-s" onClick={() => onStops(sortedStops(stops), '按得分排序')}>
          按得分排序
        </button>
      </div>
      <StepCitations
        at={at}
        unit="点"
        steps={stops}
        onCitation={(index, citation, about) => {
          const stop = stops[index]
          if (stop === undefined) return
          onStops(replacedAt(stops, index, citingStop(stop, citation)), `第 ${index + 1} 点的依据`, about)
        }}
      />
    </div>
  )
}
