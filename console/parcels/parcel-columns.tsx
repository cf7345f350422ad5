import type { ComponentChildren } from 'preact'
import type { ParcelSummary } from '#core/api/parcels.ts'
import { formatNumber } from '#core/form/format.ts'
import { townName } from '#core/vocabulary/district.ts'
import { ClassBadge } from '#ui/class-badge.tsx'
import { instantInTable } from '#ui/instant.ts'
import { count } from '#ui/number.ts'
import { SeverityIcon } from '#ui/severity.tsx'
import type { Column } from '#ui/table/column.ts'
import { noClassWord } from './class-words.ts'
import { StatusBadge } from './status-badge.tsx'

/** A column of the list of parcels with its group in the chooser. */
export interface ParcelColumn extends Column<ParcelSummary> {
  readonly group: '地块' | '填报' | '最近一次评估'
  /** Shown unless the reader chose otherwise. */
  readonly isUsual: boolean
}

function figure(value: number | null, decimals: number): ComponentChildren {
  return value === null ? <span class="is-blank">未填</span> : formatNumber(value, decimals)
}

function findings(level: 'error' | 'warning', number: number): ComponentChildren {
  if (number === 0) return <span class="is-zero">0</span>
  return (
    <span class="with-icon">
      <SeverityIcon level={level} size={14} silent />
      {count(number)}
    </span>
  )
}

/** Columns after 地块编码, in their usual order. Title of a cut text: the whole text. */
export const parcelColumns: readonly ParcelColumn[] = [
  {
    key: 'townCode',
    title: '街镇/园区',
    group: '地块',
    isUsual: true,
    width: 112,
    sortKey: 'townCode',
    cell: ({ townCode }) => text(townCode === null ? null : (townName(townCode) ?? townCode)),
  },
  {
    key: 'parcelName',
    title: '地块名称/坐落',
    group: '地块',
    isUsual: false,
    width: 200,
    cell: ({ parcelName }) => text(parcelName),
  },
  {
    key: 'ownerName',
    title: '用地主体',
    group: '地块',
    isUsual: true,
    grows: true,
    width: 166,
    cell: ({ ownerName }) => text(ownerName),
  },
  {
    key: 'landClass',
    title: '用地类别',
    group: '地块',
    isUsual: true,
    width: 66,
    cell: ({ landClass }) => text(landClass),
  },
  {
    key: 'landArea',
    title: '土地面积',
    unit: 'm²',
    group: '地块',
    isUsual: true,
    align: 'end',
    width: 112,
    sortKey: 'landArea',
    descendsFirst: true,
    cell: ({ landArea }) => figure(landArea, 2),
  },
  {
    key: 'firms',
    title: '企业',
    unit: '家',
    group: '地块',
    isUsual: false,
    align: 'end',
    width: 72,
    cell: ({ firms }) => count(firms),
  },
  {
    key: 'total',
    title: '得分',
    unit: '分',
    group: '最近一次评估',
    isUsual: true,
    align: 'end',
    width: 80,
    sortKey: 'total',
    descendsFirst: true,
    cell: ({ result }) => (result?.total == null ? '' : formatNumber(result.total, 2)),
  },
  {
    key: 'class',
    title: '类别',
    group: '最近一次评估',
    isUsual: true,
    width: 76,
    cell: ({ result }) => (
      <ClassBadge class={result?.class ?? null} formal={result?.formal === true} none={noClassWord(result)} />
    ),
  },
  {
    key: 'rank',
    title: '组内名次',
    group: '最近一次评估',
    isUsual: false,
    align: 'end',
    width: 116,
    cell: ({ result }) => (result?.rank == null ? '' : `${count(result.rank)} / ${count(result.of ?? 0)}`),
  },
  {
    key: 'rules',
    title: '触发规则',
    group: '最近一次评估',
    isUsual: false,
    width: 96,
    cell: ({ result }) => (result?.rules ?? []).join('、'),
  },
  {
    key: 'errors',
    title: '须改正',
    unit: '处',
    group: '填报',
    isUsual: true,
    align: 'end',
    width: 84,
    sortKey: 'errors',
    descendsFirst: true,
    cell: ({ errors }) => findings('error', errors),
  },
  {
    key: 'warnings',
    title: '须说明',
    unit: '处',
    group: '填报',
    isUsual: true,
    align: 'end',
    width: 84,
    cell: ({ warnings }) => findings('warning', warnings),
  },
  {
    key: 'status',
    title: '状态',
    group: '填报',
    isUsual: true,
    width: 92,
    cell: ({ status }) => <StatusBadge status={status} />,
  },
  {
    key: 'updatedAt',
    title: '更新时间',
    group: '填报',
    isUsual: false,
    width: 144,
    cell: ({ updatedAt }) => instantInTable(updatedAt),
  },
]

function text(value: string | null): ComponentChildren {
  return value === null || value === '' ? <span class="is-blank">未填</span> : <span title={value}>{value}</span>
}

/** 地块编码, the first column of every list of parcels: a link, so that it opens in another tab too. */
export function codeColumn<Row extends { readonly parcelCode: string }>(addressOf: (row: Row) => string): Column<Row> {
  return {
    key: 'parcelCode',
    title: '地块编码',
    width: 116,
    sortKey: 'parcelCode',
    cell: (row) => (
      <a href={addressOf(row)} tabIndex={-1}>
        {row.parcelCode}
      </a>
    ),
  }
}
