import { headingOf } from '#core/form/form.ts'
import { formatWithUnit } from '#core/form/format.ts'
import { formById } from '#core/forms/catalogue.ts'
import type { ConflictChoice } from '#core/record/change.ts'
import { instantText } from '#ui/instant.ts'
import { count } from '#ui/number.ts'
import { today } from '../base/clock.ts'
import type { SettledElsewhere } from '../storage/stored.ts'

export interface SettledListProps {
  readonly settled: readonly SettledElsewhere[]
  /** Name of who is signed in. */
  readonly mine: string
}

const listed = 20

const choices: Readonly<Record<ConflictChoice, string>> = {
  mine: '采用您填的',
  theirs: '采用对方的',
  other: '另填了值',
}

const cells: Readonly<Record<SettledElsewhere['cell'], string>> = {
  written: '',
  kept: '；本表中的值您又改过，没有改动，请在冲突中再选一次',
  refused: '；单元格受保护，没有写入，撤销保护后再次同步即可写入',
}

/** Conflicts that waited here and were decided elsewhere: by whom, when and how. */
export function SettledList({ settled, mine }: SettledListProps) {
  if (settled.length === 0) return null
  return (
    <ul aria-label="已在别处处理的冲突">
      {settled.slice(0, listed).map((one) => (
        <li key={`${one.form}/${one.key}/${one.field}`} class="card-part report-row">
          <span class="badge badge-info">已处理</span>
          <span class="report-text">
            <span class="nb">{one.key.split('/').slice(1).join(' ')}</span>
            <span class="cap">{wording(one, mine)}</span>
          </span>
        </li>
      ))}
      {settled.length > listed && (
        <li class="card-part cap">{`列出前 ${listed} 项，共 ${count(settled.length)} 项`}</li>
      )}
    </ul>
  )
}

/** 空置建筑面积（m²）由 王芳 于 今天 14:20 在控制台处理：采用对方的，900.00 m² */
function wording({ form, field, choice, value, by, at, cell }: SettledElsewhere, mine: string): string {
  const declared = formById(form).fields[field]
  const heading = declared === undefined ? field : headingOf(declared)
  const text = declared === undefined ? '' : formatWithUnit(declared, value)
  const where = by === mine ? '在控制台或另一台设备上' : '在控制台'
  return `${heading}由 ${by} 于 ${instantText(at, today())} ${where}处理：${choices[choice]}，${text}${cells[cell]}`
}
