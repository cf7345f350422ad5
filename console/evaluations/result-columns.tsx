import type { ParcelScore } from '#core/api/evaluations.ts'
import { formatNumber } from '#core/form/format.ts'
import { ClassBadge } from '#ui/class-badge.tsx'
import { count } from '#ui/number.ts'
import type { Column } from '#ui/table/column.ts'
import { noClassWord } from '../parcels/class-words.ts'
import { codeColumn } from '../parcels/parcel-columns.tsx'

const howWords = { direct: '直接判定', ranked: '按名次', exempt: '暂不评价' } as const
const dimensions = ['R', 'E', 'G'] as const

/** Columns of a list of results. */
export function resultColumns(
  addressOf: (row: ParcelScore) => string,
  isFormal: boolean,
): readonly Column<ParcelScore>[] {
  const { sortKey: _, ...code } = codeColumn(addressOf)
  return [
    code,
    { key: 'landClass', title: '用地类别', width: 80, cell: ({ landClass }) => landClass ?? '未填' },
    {
      key: 'class',
      title: isFormal ? '类别' : '预估类别',
      width: 96,
      cell: (row) => <ClassBadge class={row.class} formal={isFormal} none={noClassWord(row)} />,
    },
    { key: 'how', title: '由来', width: 88, cell: ({ how }) => (how === null ? '待补正' : howWords[how]) },
    {
      key: 'total',
      title: '得分',
      unit: '分',
      align: 'end',
      width: 88,
      cell: ({ total }) => (total === null ? '' : formatNumber(total, 2)),
    },
    ...dimensions.map(
      (id): Column<ParcelScore> => ({
        key: id,
        title: id,
        unit: '分',
        align: 'end',
        width: 80,
        cell: (row) => (row.total === null ? '' : formatNumber(dimensionScore(row, id), 2)),
      }),
    ),
    {
      key: 'rank',
      title: '组内名次',
      align: 'end',
      width: 112,
      cell: ({ rank, of }) => (rank === null ? '' : `${count(rank)} / ${count(of ?? 0)}`),
    },
    { key: 'rules', title: '触发规则', width: 88, grows: true, cell: ({ rules }) => rules.join('、') },
    {
      key: 'flagged',
      title: '研判',
      width: 104,
      cell: ({ flagged }) => flagged && <span class="badge badge-warn">需专班研判</span>,
    },
  ]
}

/** Points of the total that the indicators of a dimension brought; their ids begin with its letter. */
function dimensionScore({ indicators }: ParcelScore, dimension: string): number {
  const own = indicators.filter(({ id }) => id.startsWith(dimension))
  return own.reduce((sum, { points, weight }) => sum + ((points ?? 0) * weight) / 100, 0)
}
