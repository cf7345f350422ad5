import { groupFieldNames } from '#core/scoring/method-names.ts'
import type { ClassRule } from '#core/scoring/standard.ts'
import { citationText } from '#core/vocabulary/citation.ts'
import { parcelClasses } from '#core/vocabulary/class.ts'

/** How ranks become classes: groups, shares, and the lines for small groups. */
export function ClassRules({ classes }: { readonly classes: ClassRule }) {
  const { groupBy, shares, smallGroup, citation } = classes
  return (
    <section class="card" aria-labelledby="classes">
      <div class="card-head">
        <h2 id="classes">分类</h2>
        <span class="aside cap">{`按${groupBy.map((field) => groupFieldNames[field]).join('、')}分组，组内按总分排名`}</span>
      </div>
      <div class="field-scroll">
        <table class="table standard-table">
          <thead>
            <tr>
              <th scope="col">类别</th>
              <th scope="col" class="is-end">
                比例（%）
              </th>
              <th scope="col" class="is-end">
                {`不足 ${smallGroup.below} 宗的组，最低分（分）`}
              </th>
            </tr>
          </thead>
          <tbody>
            {parcelClasses.map(({ code, name }) => (
              <tr key={code}>
                <th scope="row">{`${code} ${name}`}</th>
                <td class="is-end">{shares[code]}</td>
                <td class="is-end">{code === 'D' ? '其余' : smallGroup.lines[code]}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p class="card-body cap standard-basis">{`依据：${citationText(citation)}`}</p>
    </section>
  )
}
