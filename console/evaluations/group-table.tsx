import type { EvaluationBody } from '#core/api/evaluations.ts'
import { formatNumber } from '#core/form/format.ts'
import { count } from '#ui/number.ts'
import { StackedTable } from '../list/stacked-table.tsx'

const letters = ['A', 'B', 'C'] as const
const figureHeads = ['参加排名（宗）', ...letters.map((letter) => `${letter}（分）`)]

/** Ranking groups, the largest first, with the lowest total that reached each class. */
export function GroupTable({ groups }: { readonly groups: EvaluationBody['groups'] }) {
  return (
    <section class="card" aria-labelledby="groups">
      <div class="card-head">
        <h2 id="groups">分组与分数线</h2>
        <span class="aside cap">各类的最低分</span>
      </div>
      <div class="field-scroll">
        <StackedTable heads={['分组', ...figureHeads, '分类方法']} figures={figureHeads} looks="group-table">
          {groups
            .toSorted((a, b) => b.size - a.size)
            .map((group) => (
              <tr key={group.key}>
                <th scope="row">{group.label}</th>
                <td class="is-end">{count(group.size)}</td>
                {letters.map((letter) => (
                  <td key={letter} class="is-end">
                    <CutOff value={group.cutOffs[letter]} />
                  </td>
                ))}
                <td>{group.byScoreLines ? '宗数少，按分数线' : '按名次比例'}</td>
              </tr>
            ))}
        </StackedTable>
      </div>
    </section>
  )
}

function CutOff({ value }: { readonly value: number | null }) {
  return <span class={value === null ? 'is-blank' : ''}>{value === null ? '无' : formatNumber(value, 2)}</span>
}
