import type { ComponentChildren } from 'preact'
import type { Field } from '#core/form/field.ts'
import type { FindingLevel } from '#core/form/field-finding.ts'
import { headingOf } from '#core/form/form.ts'
import { citationText } from '#core/vocabulary/citation.ts'
import { departmentName } from '#core/vocabulary/department.ts'

export interface CellHelpProps {
  /** Of the cell one stands in; undefined outside the forms. */
  readonly field: Field | undefined
  /** 底版锁定 and who says so, of a cell that was handed out locked. */
  readonly lock: string | null
  /** The worst that was found in it and not explained. */
  readonly worst: FindingLevel | undefined
  /** What was found in it. */
  readonly children: ComponentChildren
}

/** The active cell: how to fill it, an example, who verifies it, where it comes from, what was found in it. */
export function CellHelp({ field, lock, worst, children }: CellHelpProps) {
  if (field === undefined) {
    return (
      <section class="card card-part" aria-label="当前单元格">
        <h3>当前单元格</h3>
        <p class="sub">在表格中选择一格，这里说明怎么填、由谁核定和依据。</p>
      </section>
    )
  }
  const verifiers = field.verifiedBy.map(departmentName).join('、')
  return (
    <section class={worst === undefined ? 'card' : `card has-${worst}`} aria-label="当前单元格">
      <div class="card-part current-cell">
        <h3>{`当前单元格：${headingOf(field)}`}</h3>
        <p>{lock ?? field.hint}</p>
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
      {children}
    </section>
  )
}
