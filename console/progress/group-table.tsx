import type { GroupProgress } from '#core/api/progress-shapes.ts'
import { formatRatio } from '#core/form/format.ts'
import { markNames, type ParcelMark, parcelMarks } from '#core/progress/mark.ts'
import type { ParcelProgress } from '#core/progress/parcel-progress.ts'
import type { ParcelStep } from '#core/progress/parcel-step.ts'
import { count } from '#ui/number.ts'
import { useCyclePath } from '../frame/use-cycle.ts'
import { type ParcelView, parcelsAddress } from '../parcels/parcel-view.ts'
import { DueCell } from './due-cell.tsx'
import { doneShare, worstFirst } from './group-order.ts'

export type GroupKey = 'town' | 'zone'
/** One step against its due date, or all parcels by status. */
export type GroupLook = ParcelStep | 'status'

export interface GroupTableProps {
  /** What the groups are: 街镇/园区. */
  readonly label: string
  readonly by: GroupKey
  readonly groups: readonly GroupProgress[]
  readonly look: GroupLook
}

/** Groups of parcels, worst first; every figure leads to its parcels. */
export function GroupTable({ label, by, groups, look }: GroupTableProps) {
  const pathIn = useCyclePath()
  const step: ParcelStep = look === 'status' ? 'filing' : look
  const address = ({ code }: GroupProgress, view: Partial<ParcelView>): string => {
    const own: Partial<ParcelView> = by === 'town' ? { town: [code] } : { zone: code === '' ? 'none' : code }
    return pathIn(parcelsAddress({ ...own, ...view }))
  }
  const heads = look === 'status' ? parcelMarks.map((mark) => markNames[mark]) : stepHeads
  return (
    <section class="card field-scroll" aria-label={`${label}进度`}>
      <table class="table plain-table progress-table">
        <thead>
          <tr>
            <th scope="col">{label}</th>
            <th scope="col" class="is-end">
              地块（宗）
            </th>
            {heads.map((head) => (
              <th key={head} scope="col" class={head === '时限' ? '' : 'is-end'}>
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {worstFirst(groups, step).map((group) => (
            <tr key={group.code}>
              <th scope="row">
                <Figure value={group.parcels} text={group.name} href={address(group, {})} />
              </th>
              <td class="is-end">{count(group.parcels)}</td>
              {look === 'status' ? (
                <StatusCells group={group} address={(view) => address(group, view)} />
              ) : (
                <StepCells group={group} step={look} address={(view) => address(group, view)} />
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

const stepHeads = ['时限', '已完成', '完成率', '按时', '迟交', '未完成', '逾期', '最长（工作日）']

interface CellsProps {
  readonly group: GroupProgress
  readonly address: (view: Partial<ParcelView>) => string
}

function StepCells({ group, step, address }: CellsProps & { readonly step: ParcelStep }) {
  const { due, done, open, onTime, late, overdue, mostDaysOver } = group.steps[step]
  const share = doneShare(group.steps[step])
  const cell = (value: number, progress: ParcelProgress) => (
    <td class="is-end">
      <Figure value={value} href={address({ progress })} />
    </td>
  )
  return (
    <>
      <td>
        {due !== null && <DueCell due={due} />}
        {due === null && <span class="sub">{onTime + late + overdue > 0 ? '按各街镇时限' : '未定'}</span>}
      </td>
      {cell(done, `${step}:done`)}
      <td class="is-end">{share === null ? '无地块' : formatRatio(share, 1)}</td>
      {cell(onTime, `${step}:on-time`)}
      {cell(late, `${step}:late`)}
      {cell(open, `${step}:open`)}
      {cell(overdue, `${step}:overdue`)}
      <td class="is-end">{mostDaysOver === 0 ? <span class="is-zero">0</span> : count(mostDaysOver)}</td>
    </>
  )
}

function viewOf(mark: ParcelMark): Partial<ParcelView> {
  if (mark === 'not-started') return { progress: 'not-started' }
  return mark === 'draft' ? { progress: 'started' } : { status: [mark] }
}

function StatusCells({ group, address }: CellsProps) {
  return (
    <>
      {parcelMarks.map((mark) => (
        <td key={mark} class="is-end">
          <Figure value={group.statuses[mark] ?? 0} href={address(viewOf(mark))} />
        </td>
      ))}
    </>
  )
}

/** A figure that leads to what it counts; nothing is behind a nought. */
function Figure({ value, href, text = count(value) }: { value: number; href: string; text?: string }) {
  if (value === 0) return <span class={text === '0' ? 'is-zero' : ''}>{text}</span>
  return <a href={href}>{text}</a>
}
