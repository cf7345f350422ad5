import { groupFieldNames } from '#core/scoring/method-names.ts'
import type { ClassRule } from '#core/scoring/standard.ts'
import { citationText } from '#core/vocabulary/citation.ts'
import { parcelClasses } from '#core/vocabulary/class.ts'

/** "按用地类别、街镇分组，组内按总分排名" */
export function groupingText({ groupBy }: ClassRule): string {
  return `按${groupBy.map((field) => groupFieldNames[field]).join('、')}分组，组内按总分排名`
}

/** How ranks become classes: groups, shares, and the lines for small groups. */
export function ClassRules({ classes }: { readonly classes: ClassRule }) {
  const { by, shares, smallGroup, totalDecimals, citation } = classes
  const lineHead = by === 'lines' ? '最低分（分）' : `不足 ${smallGroup.below} 宗的组，最低分（分）`
  const hasLines = by === 'lines' || smallGroup.below > 0
  return (
    <>
      <div class="field-scroll">
        <table class="table standard-table">
          <thead>
            <tr>
              <th scope="col">类别</th>
              {by !== 'lines' && (
                <th scope="col" class="is-end">
                  比例（%）
                </th>
              )}
              {hasLines && (
                <th scope="col" class="is-end">
                  {lineHead}
                </th>
              )}
            </tr>
          </thead>
          <tbody>
            {parcelClasses.map(({ code, name }) => (
              <tr key={code}>
                <th scope="row">{`${code} ${name}`}</th>
                {by !== 'lines' && (
                  <td class="is-end" data-head="比例（%）">
                    {shares[code]}
                  </td>
                )}
                {hasLines && (
                  <td class="is-end" data-head={lineHead}>
                    {code === 'D' ? '其余' : smallGroup.lines[code]}
                  </td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {classes.directInQuota === true && <p class="card-body sub">直接判定的地块占用所判类别的名额。</p>}
      {totalDecimals !== undefined && (
        <p class="card-body sub">{`总分四舍五入到 ${totalDecimals} 位小数后排名、定类。`}</p>
      )}
      {!hasLines && <p class="card-body sub">各组无论大小一律按比例分类。</p>}
      <p class="card-body cap standard-basis">{`依据：${citationText(citation)}`}</p>
    </>
  )
}
