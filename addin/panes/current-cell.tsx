import { headingOf } from '#core/form/form.ts'
import { citationText } from '#core/vocabulary/citation.ts'
import { departmentName } from '#core/vocabulary/department.ts'
import { levelOrder } from '#ui/severity.tsx'
import type { App } from '../app/app.ts'
import type { Work } from '../app/work.ts'
import { lazy } from './lazy.tsx'
import { useActive } from './use-active.ts'
import { useCellFindings } from './use-cell-findings.ts'

const CellFindings = lazy(() => import('./cell-findings.tsx').then((module) => module.CellFindings))

/** The active cell: what was found in it, how to fill it, an example, who verifies it, where it comes from. */
export function CurrentCell({ app, work: { document, checking } }: { app: App; work: Work }) {
  const active = useActive(document.host)
  const findings = useCellFindings(checking, active)
  const field = active === null ? undefined : document.host.model.formOf(active.form).fields[active.field]
  if (field === undefined) {
    return (
      <section class="card card-part" aria-label="当前单元格">
        <h3>当前单元格</h3>
        <p class="sub">在表格中选择一格，这里说明怎么填、由谁核定和依据。</p>
      </section>
    )
  }
  const worst = levelOrder.find((level) => findings.some((item) => item.level === level && item.reason === null))
  const verifiers = field.verifiedBy.map(departmentName).join('、')
  return (
    <section class={worst === undefined ? 'card' : `card has-${worst}`} aria-label="当前单元格">
      <div class="card-part current-cell">
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
      </div>
      {findings.length > 0 && <CellFindings app={app} checking={checking} items={findings} />}
    </section>
  )
}
