import { townName } from '#core/vocabulary/district.ts'
import { count } from '#ui/number.ts'
import type { TownMap } from './use-town-map.ts'

export interface TownWords {
  readonly name: string
  readonly text: string
  /** In full, for reading aloud. */
  readonly told: string
}

/** What is said of a 街镇 on the map. */
export function townWords({ figures, measure: { figure } }: TownMap, townCode: string): TownWords {
  const found = figures.find((one) => one.townCode === townCode)
  const value = found?.value ?? null
  const text = value === null ? '—' : figure.text(value)
  const name = townName(townCode) ?? townCode
  const said = value === null ? '没有数值' : `${figure.title} ${text}${figure.unit}`
  const unmapped = found === undefined || found.unmapped === 0 ? '' : `，其中无边界 ${count(found.unmapped)} 宗`
  return { name, text, told: `${name}：${said}，地块 ${count(found?.parcels ?? 0)} 宗${unmapped}` }
}
