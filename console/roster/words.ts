import type { AuthorityLine } from '#core/api/third-parties.ts'
import { formById, formIds } from '#core/forms/catalogue.ts'
import { layerNames } from '#core/record/layer.ts'
import { townName } from '#core/vocabulary/district.ts'

/** 新桥镇、指定 12 宗（已移交 3 宗） */
export function rangeWords({ towns, parcels, handedOn }: AuthorityLine): string {
  const named = towns.map((code) => townName(code) ?? code)
  const range = [...named, ...(parcels === 0 ? [] : [`指定 ${parcels} 宗`])].join('、')
  return handedOn === 0 ? range : `${range}（已移交 ${handedOn} 宗）`
}

/** 两张表的填报、现场; 只看不填 */
export function writesWords({ forms, layers }: AuthorityLine): string {
  if (layers.length === 0) return '只看不填'
  const titles = forms.length === formIds.length ? '全部表' : forms.map((id) => formById(id).title).join('、')
  return `${titles}：${layers.map((layer) => layerNames[layer]).join('、')}`
}

export const stateLooks = {
  coming: 'badge badge-info',
  running: 'badge badge-ok',
  over: 'badge',
  ended: 'badge badge-warn',
} as const
