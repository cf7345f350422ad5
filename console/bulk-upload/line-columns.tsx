import type { UploadLine } from '#core/api/bulk-upload-shapes.ts'
import { itemLevelNames } from '#core/bulk-upload/item-level.ts'
import { lineOutcomeNames } from '#core/bulk-upload/line-outcome.ts'
import type { Column } from '#ui/table/column.ts'
import { outcomeLooks } from './words.ts'

export function OutcomeBadge({ outcome }: Pick<UploadLine, 'outcome'>) {
  return <span class={outcomeLooks[outcome]}>{lineOutcomeNames[outcome]}</span>
}

/** What is said of the row first of all, and how much more there is. */
function firstItem({ items }: UploadLine): string {
  const [first] = items
  if (first === undefined) return ''
  const more = items.length === 1 ? '' : `（共 ${items.length} 条）`
  return `${itemLevelNames[first.level]}：${first.label === '' ? '' : `${first.label}：`}${first.why}${more}`
}

/** What became of the row comes first: on a narrow page, and beside an opened row, the rest is scrolled to. */
export const lineColumns: readonly Column<UploadLine>[] = [
  { key: 'outcome', title: '结果', width: 92, cell: ({ outcome }) => <OutcomeBadge outcome={outcome} /> },
  {
    key: 'key',
    title: '地块编码、信用代码',
    width: 150,
    cell: ({ parcelCode, uscc }) => {
      const text = [parcelCode, uscc].filter((part) => part !== null).join(' ')
      return text === '' ? <span class="is-blank">未填</span> : <span title={text}>{text}</span>
    },
  },
  {
    key: 'items',
    title: '问题',
    width: 260,
    grows: true,
    cell: (line) => {
      const text = firstItem(line)
      return <span title={text}>{text}</span>
    },
  },
  {
    key: 'file',
    title: '文件',
    width: 170,
    cell: ({ fileName }) => <span title={fileName}>{shortName(fileName)}</span>,
  },
  {
    key: 'place',
    title: '工作表、行',
    width: 170,
    cell: ({ sheet, row }) => <span title={`${sheet} 第 ${row} 行`}>{`${sheet} 第 ${row} 行`}</span>,
  },
]

/** Without the folders it stood in. */
export function shortName(name: string): string {
  return name.slice(name.lastIndexOf('/') + 1)
}
