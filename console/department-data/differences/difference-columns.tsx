import type { LayerDifferenceLine } from '#core/api/layer-differences.ts'
import { formatNumber } from '#core/form/format.ts'
import { layerNames } from '#core/record/layer.ts'
import { townName } from '#core/vocabulary/district.ts'
import { instantInTable } from '#ui/instant.ts'
import type { Column } from '#ui/table/column.ts'
import { labelOf } from '../../notice/field-words.ts'
import { textOf } from '../words.ts'

type Side = 'lower' | 'upper'

function sideText({ form, field, ...line }: LayerDifferenceLine, side: Side): string {
  const { layer, value } = line[side]
  return `${layerNames[layer]} ${textOf(form, field, value)}`
}

function giver(line: LayerDifferenceLine, side: Side): string {
  const { by, at } = line[side]
  return `${by} ${instantInTable(at)}`
}

/** +33.33%; 原为 0; 不同 for what is no quantity. */
function sizeText({ form, field, percent, lower }: LayerDifferenceLine): string {
  if (percent !== null) return `${percent > 0 ? '+' : ''}${formatNumber(percent, 2)}%`
  return lower.value === 0 ? `原为 ${textOf(form, field, 0)}` : '不同'
}

export const differenceColumns: readonly Column<LayerDifferenceLine>[] = [
  { key: 'parcel', title: '地块编码', width: 130, cell: ({ parcelCode }) => parcelCode },
  { key: 'field', title: '字段', width: 150, cell: ({ form, field }) => labelOf(form, field) },
  { key: 'lower', title: '较低一层', width: 180, align: 'end', cell: (line) => sideText(line, 'lower') },
  { key: 'upper', title: '较高一层', width: 190, align: 'end', cell: (line) => sideText(line, 'upper') },
  {
    key: 'size',
    title: '相差',
    width: 110,
    align: 'end',
    cell: (line) => <span class={line.isBeyond ? 'dept-far' : ''}>{sizeText(line)}</span>,
  },
  { key: 'town', title: '街镇', width: 90, cell: ({ townCode }) => (townCode === null ? '' : townName(townCode)) },
  { key: 'name', title: '名称', width: 200, grows: true, cell: ({ name }) => name ?? '' },
  { key: 'lowerBy', title: '较低一层由谁', width: 190, cell: (line) => giver(line, 'lower') },
  { key: 'upperBy', title: '较高一层由谁', width: 190, cell: (line) => giver(line, 'upper') },
]
