import './parcel-figures.css'
import type { ParcelDetail, ParcelFigure } from '#core/api/parcels.ts'
import { headingOf } from '#core/form/form.ts'
import { formatValue } from '#core/form/format.ts'
import { instantInTable } from '#ui/instant.ts'
import { mayAsk } from '../frame/entries.ts'
import { fieldOf, labelOf, nameOfDepartment } from '../notice/field-words.ts'
import { departmentListPath } from '../route/department-route.ts'
import { useSession } from '../session/session.ts'

const form = 'enterprise-information'

/** Amounts departments state of the whole parcel, beside what the firms' rows say; nothing where there is none. */
export function ParcelFigures({ figures }: Pick<ParcelDetail, 'figures'>) {
  if (figures.length === 0) return null
  return (
    <section class="card field-section" aria-label="部门按地块核定的数">
      <div class="card-head">
        <h3>部门核定（地块）</h3>
      </div>
      <div class="field-scroll">
        <table class="table figures-table">
          <thead>
            <tr>
              <th scope="col">字段</th>
              <th scope="col">部门核定（地块）</th>
              <th scope="col">企业行合计</th>
              <th scope="col">来源</th>
            </tr>
          </thead>
          <tbody>
            {figures.map((figure) => (
              <FigureLine key={`${figure.department} ${figure.field}`} figure={figure} />
            ))}
          </tbody>
        </table>
      </div>
      <p class="cap card-body">
        评分采用部门按地块核定的数，不乘分摊比例；统计局的数只替换规上企业，规下企业另加。企业各行的值不变。
      </p>
    </section>
  )
}

function FigureLine({ figure }: { readonly figure: ParcelFigure }) {
  const { account } = useSession()
  const { department, field, value, masked, ofRows, by, at, list } = figure
  const opens = mayAsk('departmentList', account.role) && (account.role !== 'department' || account.org === department)
  const source = `${nameOfDepartment(department)} ${by}，${instantInTable(at)}`
  return (
    <tr>
      <th scope="row">{headingText(field)}</th>
      <td>
        {masked ? (
          <span class="effective is-blank">无权查看</span>
        ) : (
          <span class="effective is-department">
            <Figure field={field} value={value} />
          </span>
        )}
      </td>
      <td>{ofRows === null ? <span class="is-blank">未填</span> : <Figure field={field} value={ofRows} />}</td>
      <td>{opens ? <a href={departmentListPath(list)}>{source}</a> : source}</td>
    </tr>
  )
}

function Figure({ field, value }: { readonly field: string; readonly value: number | null }) {
  const known = fieldOf(form, field)
  return <span class="figure">{known === null ? String(value) : formatValue(known, value)}</span>
}

function headingText(field: string): string {
  const known = fieldOf(form, field)
  return known === null ? labelOf(form, field) : headingOf(known)
}
