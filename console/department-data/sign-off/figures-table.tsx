import type { IndicatorFigures } from '#core/api/sign-offs.ts'
import { formById } from '#core/forms/catalogue.ts'
import { count } from '#ui/number.ts'
import { labelOf } from '../../notice/field-words.ts'
import { totalText } from './sign-off-words.ts'

export interface FiguresTableProps {
  readonly label: string
  readonly indicators: readonly IndicatorFigures[]
  readonly parcelFigures: number
}

/** What is signed: by indicator and field how many rows the department confirmed, and what these come to. */
export function FiguresTable({ label, indicators, parcelFigures }: FiguresTableProps) {
  return (
    <>
      <div class="field-scroll">
        <table class="table plain-table" aria-label={label}>
          <thead>
            <tr>
              <th scope="col">指标</th>
              <th scope="col">本部门的数据</th>
              <th scope="col" class="is-end">
                应核（行）
              </th>
              <th scope="col" class="is-end">
                已核定（行）
              </th>
              <th scope="col">核定值</th>
            </tr>
          </thead>
          <tbody>
            {indicators.flatMap(({ id, name, figures }) =>
              figures.map((figure, index) => (
                <tr key={`${id} ${figure.form} ${figure.field}`}>
                  <th scope="row">
                    <span class={index === 0 ? 'nb' : 'vh'}>{`${id} ${name}`}</span>
                  </th>
                  <td>
                    {labelOf(figure.form, figure.field)}
                    <span class="cap base-below">{formById(figure.form).title}</span>
                  </td>
                  <td class="is-end">{count(figure.rows)}</td>
                  <td class="is-end">{count(figure.confirmed)}</td>
                  <td>{totalText(figure)}</td>
                </tr>
              )),
            )}
          </tbody>
        </table>
      </div>
      {parcelFigures > 0 && <p class="cap">{`另有 ${count(parcelFigures)} 宗地块的核定数（按地块）一并签认。`}</p>}
    </>
  )
}
