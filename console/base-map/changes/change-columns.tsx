import type { BaseChange } from '#core/api/base-map-shapes.ts'
import type { ChangeKind } from '#core/base-map/import-state.ts'
import { isBaseSource, type SourceKind } from '#core/base-map/source-kind.ts'
import { townName } from '#core/vocabulary/district.ts'
import type { Column } from '#ui/table/column.ts'
import { differenceText } from '../area-text.tsx'
import { CodeText } from '../code-text.tsx'
import { changeSummary, matchText } from './change-words.ts'

const summaryTitles: Readonly<Record<ChangeKind, string>> = {
  new: '内容',
  changed: '原来 → 应用后',
  unchanged: '说明',
  missing: '说明',
  undecided: '为什么待处理',
  refused: '为什么不予导入',
}

/** The columns that tell something of lines of this kind. */
export function changeColumns(source: SourceKind, kind: ChangeKind): readonly Column<BaseChange>[] {
  const isBase = isBaseSource(source)
  const hasMatch = kind === 'changed' || kind === 'unchanged'
  return [
    { key: 'code', title: '地块编码', width: 156, cell: (change) => <CodeText {...change} /> },
    {
      key: 'name',
      title: '地块名称/坐落',
      width: 160,
      cell: ({ parcelName }) => <span title={parcelName ?? ''}>{parcelName ?? ''}</span>,
    },
    {
      key: 'town',
      title: '街镇',
      width: 88,
      cell: ({ townCode }) => (townCode === null ? '' : (townName(townCode) ?? townCode)),
    },
    {
      key: 'summary',
      title: summaryTitles[kind],
      width: 300,
      grows: true,
      cell: (change) => {
        const text = changeSummary(source, change)
        return <span title={text}>{text}</span>
      },
    },
    ...(hasMatch ? [{ key: 'match', title: '如何对应', width: 148, cell: matchText }] : []),
    ...(isBase && kind !== 'missing'
      ? [
          {
            key: 'area',
            title: '边界与登记面积',
            align: 'end' as const,
            width: 124,
            cell: ({ area }: BaseChange) => <AreaCell area={area} />,
          },
        ]
      : []),
    ...(kind === 'missing'
      ? []
      : [
          {
            key: 'row',
            title: '文件行',
            align: 'end' as const,
            width: 72,
            cell: ({ place }: BaseChange) => place?.row ?? '',
          },
        ]),
  ]
}

function AreaCell({ area }: Pick<BaseChange, 'area'>) {
  if (area === null) return <span class="is-blank">没有边界</span>
  if (area.isWithin !== false) return <span class="sub">{differenceText(area)}</span>
  return <span class="base-far">{differenceText(area)}</span>
}
