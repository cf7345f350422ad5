import type { ComponentChildren } from 'preact'
import type { DecidedLine } from '#core/api/class-list-shapes.ts'
import { classMoveNames } from '#core/class-lists/class-move.ts'
import { formatNumber } from '#core/form/format.ts'
import { townName } from '#core/vocabulary/district.ts'
import { ClassBadge } from '#ui/class-badge.tsx'
import { count } from '#ui/number.ts'
import type { Column } from '#ui/table/column.ts'
import { ClassStrip } from './class-strip.tsx'

const hows: Readonly<Record<string, string>> = { direct: '直接判定', ranked: '排序定类', exempt: '暂不评价' }

function text(value: string | null): ComponentChildren {
  return value === null || value === '' ? <span class="is-blank">未填</span> : <span title={value}>{value}</span>
}

/** Columns after 地块编码. */
export const decidedColumns: readonly Column<DecidedLine>[] = [
  { key: 'class', title: '类别', width: 72, cell: (line) => <ClassBadge class={line.class} formal none="未定" /> },
  {
    key: 'years',
    title: '历年',
    width: 164,
    cell: ({ beforeCycle, beforeClass, class: now, beforeCode }) => (
      <ClassStrip
        years={[
          ...(beforeCycle === null ? [] : [{ cycle: beforeCycle, class: beforeClass, of: beforeCode }]),
          { cycle: '', class: now, of: null },
        ]}
      />
    ),
  },
  {
    key: 'moves',
    title: '变化',
    width: 116,
    cell: ({ moves: [first] }) => (first === undefined ? '' : classMoveNames[first]),
  },
  {
    key: 'townCode',
    title: '街镇/园区',
    width: 112,
    cell: ({ townCode }) => text(townCode === null ? null : (townName(townCode) ?? townCode)),
  },
  { key: 'ownerName', title: '用地主体', width: 180, grows: true, cell: ({ ownerName }) => text(ownerName) },
  { key: 'landClass', title: '用地类别', width: 76, cell: ({ landClass }) => text(landClass) },
  {
    key: 'landArea',
    title: '土地面积',
    unit: 'm²',
    align: 'end',
    width: 116,
    cell: ({ landArea }) => (landArea === null ? <span class="is-blank">未填</span> : formatNumber(landArea, 2)),
  },
  { key: 'how', title: '产生方式', width: 88, cell: ({ how }) => (how === null ? '' : (hows[how] ?? how)) },
  {
    key: 'rank',
    title: '组内名次',
    align: 'end',
    width: 112,
    cell: ({ rank, ranked }) => (rank === null ? '' : `${count(rank)} / ${count(ranked ?? 0)}`),
  },
  {
    key: 'adjustment',
    title: '研判调整',
    width: 148,
    cell: ({ evaluatedClass, adjustment }) =>
      evaluatedClass === null && adjustment === null
        ? ''
        : text(`${evaluatedClass === null ? '' : `评估为 ${evaluatedClass}；`}${adjustment ?? ''}`),
  },
  { key: 'onList', title: '低效清单', width: 84, cell: ({ onList }) => (onList ? '在清单上' : '') },
]
