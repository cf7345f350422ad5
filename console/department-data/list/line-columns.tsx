import type { ListLine } from '#core/api/department-data-shapes.ts'
import { type LineState, lineStateNames } from '#core/department-data/import-state.ts'
import { isParcelFigure } from '#core/department-data/parcel-figure.ts'
import { formById } from '#core/forms/catalogue.ts'
import type { Column } from '#ui/table/column.ts'
import { labelOf } from '../../notice/field-words.ts'
import { textOf } from '../words.ts'

const looks: Readonly<Record<LineState, string>> = {
  matched: 'badge badge-ok',
  chosen: 'badge badge-info',
  unmatched: 'badge badge-warn',
  duplicate: 'badge badge-warn',
  refused: 'badge badge-err',
}

export function LineStateBadge({ state }: Pick<ListLine, 'state'>) {
  return <span class={looks[state]}>{lineStateNames[state]}</span>
}

/** Sheet and row of the file; of a CSV the row alone. */
export function placeText({ place, form }: Pick<ListLine, 'place' | 'form'>): string {
  return `${place.sheet ?? formById(form).title} 第 ${place.row} 行`
}

/** 房屋安全隐患 无 → 重大 */
function valuesText({ form, values }: ListLine): string {
  return values
    .map(({ field, stated, present, difference }) => {
      const before = difference === null || difference === 'same' ? '' : `${textOf(form, field, present)} → `
      return `${labelOf(form, field)} ${before}${textOf(form, field, stated)}`
    })
    .join('；')
}

const firmKeyWidth = 268

const columns: readonly Column<ListLine>[] = [
  { key: 'row', title: '行', align: 'end', width: 64, cell: ({ place }) => String(place.row) },
  { key: 'state', title: '结果', width: 104, cell: ({ state }) => <LineStateBadge state={state} /> },
  {
    key: 'key',
    title: '地块编码、信用代码',
    width: 150,
    cell: ({ form, target, parcelCode, uscc }) => {
      const whole = target !== null && isParcelFigure(form, target) ? '按地块' : null
      const codes = [target?.parcelCode ?? parcelCode, target?.uscc ?? uscc, whole]
      const text = codes.filter((part) => part !== null).join(' ')
      return text === '' ? <span class="is-blank">未填</span> : <span title={text}>{text}</span>
    },
  },
  {
    key: 'values',
    title: '值（现值 → 名单的值）或原因',
    width: 240,
    grows: true,
    cell: (line) => {
      const text = line.why ?? valuesText(line)
      return <span title={text}>{text}</span>
    },
  },
  {
    key: 'beyond',
    title: '差异',
    width: 96,
    cell: ({ values }) => {
      const beyond = values.filter(({ difference }) => difference === 'beyond').length
      return beyond === 0 ? '' : <span class="dept-far">{`超差 ${beyond}`}</span>
    },
  },
]

/** Firms are named by two codes: their lists need the room. */
export function lineColumns(lines: readonly ListLine[]): readonly Column<ListLine>[] {
  const hasFirms = lines.some(({ form }) => form === 'enterprise-information')
  return hasFirms
    ? columns.map((column) => (column.key === 'key' ? { ...column, width: firmKeyWidth } : column))
    : columns
}
