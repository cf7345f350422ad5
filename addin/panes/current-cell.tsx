import { headingOf } from '#core/form/form.ts'
import { formById } from '#core/forms/catalogue.ts'
import { citationText } from '#core/vocabulary/citation.ts'
import { departmentName } from '#core/vocabulary/department.ts'
import type { Host } from '../host/host.ts'
import { useActive } from './use-active.ts'

/** The active cell: how to fill it, an example, who verifies it, where it comes from. */
export function CurrentCell({ host }: { host: Host }) {
  const active = useActive(host)
  const field = active === null ? undefined : formById(active.form).fields[active.field]
  if (field === undefined) {
    return (
      <section class="card card-part">
        <h3>当前单元格</h3>
        <p class="sub">在表格中选择一格，这里说明怎么填、由谁核定和依据。</p>
      </section>
    )
  }
  const verifiers = field.verifiedBy.map(departmentName).join('、')
  return (
    <section class="card card-part current-cell">
      <h3>{`当前单元格：${headingOf(field)}`}</h3>
      <p>{field.hint}</p>
      <dl>
        {field.example !== '' && (
          <div>
            <dt>示例</dt>
            <dd>{field.example}</dd>
          </div>
        )}
        {verifiers !== '' && (
          <div>
            <dt>核定</dt>
            <dd>{verifiers}</dd>
          </div>
        )}
        <div>
          <dt>依据</dt>
          <dd>{citationText(field.source)}</dd>
        </div>
      </dl>
    </section>
  )
}
