import type { ComponentChildren } from 'preact'
import type { DisposalFigures } from '#core/api/disposal-progress-shapes.ts'
import { formatRatio } from '#core/form/format.ts'
import { count } from '#ui/number.ts'
import { hectares } from '../hectares.ts'

export interface AreaTableProps {
  /** 街镇/园区, 处置路径 */
  readonly head: string
  readonly lines: readonly (DisposalFigures & { readonly key: string; readonly name: ComponentChildren })[]
}

const heads = ['清单（宗）', '方案（件）', '计划处置（公顷）', '已处置（公顷）', '完成率', '逾期节点（个）']

/** The figures behind the bars. */
export function AreaTable({ head, lines }: AreaTableProps) {
  return (
    <table class="table">
      <thead>
        <tr>
          <th scope="col">{head}</th>
          {heads.map((each) => (
            <th key={each} scope="col" class="is-end">
              {each}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {lines.map(({ key, name, listed, plans, plannedArea, disposedArea, overdueMilestones }) => (
          <tr key={key}>
            <th scope="row">{name}</th>
            <td class="is-end">{count(listed)}</td>
            <td class="is-end">{count(plans)}</td>
            <td class="is-end">{hectares(plannedArea)}</td>
            <td class="is-end">{hectares(disposedArea)}</td>
            <td class="is-end">{plannedArea === 0 ? '无计划' : formatRatio(disposedArea / plannedArea, 1)}</td>
            <td class="is-end">{count(overdueMilestones)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
