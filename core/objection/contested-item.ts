/** What of the published line, or behind it, a firm may hold to be wrong. Ours; codes are for ever. */
export const contestedItems = ['verdict', 'values', 'area', 'land-class', 'owner', 'exempt', 'other'] as const
export type ContestedItem = (typeof contestedItems)[number]

export const contestedItemNames: Readonly<Record<ContestedItem, string>> = {
  verdict: '评定类别',
  values: '评估所用数据',
  area: '土地面积',
  'land-class': '用地类别',
  owner: '用地主体',
  exempt: '是否纳入评估',
  other: '其他',
}
