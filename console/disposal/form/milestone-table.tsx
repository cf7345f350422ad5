import { useState } from 'preact/hooks'
import { type Milestone, type MilestonePlace, milestonePlaces, milestonesOf } from '#core/disposal/milestone.ts'
import type { DisposalPlanKey } from '#core/forms/disposal-plan.ts'
import type { CalendarDate } from '#core/vocabulary/calendar-date.ts'
import { DueBadge } from '../due-badge.tsx'
import { CellField } from './cell-field.tsx'
import { usePlanForm } from './plan-form.ts'

const parts = ['Name', 'Due', 'Done', 'Evidence'] as const
const placeNames: Readonly<Record<MilestonePlace, string>> = { 1: '一', 2: '二', 3: '三', 4: '四', 5: '五' }

export const milestoneKeys: readonly DisposalPlanKey[] = milestonePlaces.flatMap((place) =>
  parts.map((part) => `milestone${place}${part}` as const),
)

export interface MilestoneTableProps {
  readonly today: CalendarDate
  /** Nothing is waited for any more. */
  readonly isClosed: boolean
}

/** 节点: what is done by when, when it was done, and what shows it. */
export function MilestoneTable({ today, isClosed }: MilestoneTableProps) {
  const { values, textOf, mayEdit } = usePlanForm()
  const [added, setAdded] = useState(0)
  const known = milestonesOf(values)
  const used = milestonePlaces.filter((place) => parts.some((part) => textOf(`milestone${place}${part}`) !== ''))
  const last = Math.min(Math.max(used.at(-1) ?? 0, 1) + added, milestonePlaces.length)
  const mayAdd = mayEdit('milestone1Name') && last < milestonePlaces.length
  return (
    <>
      <div class="field-scroll">
        <table class="table plan-table plan-milestones">
          <thead>
            <tr>
              {['节点', '名称', '计划日期', '完成日期', '完成依据', '进展'].map((head) => (
                <th key={head} scope="col">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {milestonePlaces
              .filter((place) => place <= last)
              .map((place) => (
                <tr key={place}>
                  <th scope="row">{placeNames[place]}</th>
                  {parts.map((part) => (
                    <td key={part}>
                      <CellField field={`milestone${place}${part}`} />
                    </td>
                  ))}
                  <td>
                    <Progress milestone={known.find((one) => one.place === place)} today={today} isClosed={isClosed} />
                  </td>
                </tr>
              ))}
          </tbody>
        </table>
      </div>
      {mayAdd && (
        <p class="no-print">
          <button type="button" class="btn btn-s" onClick={() => setAdded(added + 1)}>
            增加节点
          </button>
        </p>
      )}
    </>
  )
}

interface ProgressProps extends MilestoneTableProps {
  readonly milestone: Milestone | undefined
}

function Progress({ milestone, today, isClosed }: ProgressProps) {
  if (milestone === undefined) return null
  if (milestone.done !== null) return <span class="badge badge-ok">已完成</span>
  if (isClosed) return <span class="badge badge-dash">不再做</span>
  return milestone.due === null ? null : <DueBadge due={milestone.due} today={today} />
}
