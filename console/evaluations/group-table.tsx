import type { EvaluationBody } from '#core/api/evaluations.ts'
import { formatNumber } from '#core/form/format.ts'
import { count } from '#ui/number.ts'

/** Ranking groups, the largest first, with the lowest total that reached each class. */
export function GroupTable({ groups }: { readonly groups: EvaluationBody['groups'] }) {
  return (
    <section class="card" aria-labelledby="groups">
      <div class="card-head">
        <h2 id="groups">分组与分数线</h2>
        <span class="aside cap">各类的最低分，分</span>
      </div>
      <div class="field-scroll">
        <table class="table">
          <thead>
            <tr>
              <th scope="col">分组</th>
              <th scope="col" class="is-end">
                参加排名（宗）
              </th>
              {(['A', 'B', 'C'] as const).map((letter) => (
                <th key={letter} scope="col" class="is-end">
                  {letter}
                </th>
              ))}
              <th scope="col">分类方法</th>
            </tr>
          </thead>
          <tbody>
            {groups
              .toSorted((a, b) => b.size - a.size)
              .map((group) => (
                <tr key={group.key}>
                  <th scope="row">{group.label}</th>
                  <td class="is-end">{count(group.size)}</td>
                  {(['A', 'B', 'C'] as const).map((letter) => (
                    <td key={letter} class="is-end">
                      <CutOff value={group.cutOffs[letter]} />
                    </td>
                  ))}
                  <td>{group.byScoreLines ? '宗数少，按分数线' : '按名次比例'}</td>
                </tr>
              ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}

function CutOff({ value }: { readonly value: number | null }) {
  return <span class={value === null ? 'is-blank' : ''}>{value === null ? '无' : formatNumber(value, 2)}</span>
}
