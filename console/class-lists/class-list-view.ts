import type { DecidedQuery } from '#core/api/class-list-shapes.ts'
import { classMoves } from '#core/class-lists/class-move.ts'
import { directions } from '#core/class-lists/direction.ts'
import type { Asking } from './asking.ts'

export const classListsPath = '/class-lists'

export const classListTabs = ['lists', 'low', 'measures', 'years'] as const
export type ClassListTab = (typeof classListTabs)[number]

/** Names of the conditions on the lists of a decided year, as the address holds them. */
export const decidedNames = ['direction', 'class', 'town', 'land', 'move', 'q'] as const

/** The conditions in the address, as the server takes them. */
export function decidedFilter(of: (name: string) => string): Asking<Omit<DecidedQuery, 'cycle'>> {
  const direction = directions.find((one) => one === of('direction'))
  const move = classMoves.find((one) => one === of('move'))
  const plain = (['class', 'town', 'land', 'q'] as const).flatMap((name) => {
    const value = of(name).trim()
    return value === '' ? [] : [[name, value] as const]
  })
  return {
    ...Object.fromEntries(plain),
    ...(direction === undefined ? {} : { direction }),
    ...(move === undefined ? {} : { move }),
  }
}

/** The page with some conditions. */
export function classListsAddress(tab: ClassListTab, conditions: Readonly<Record<string, string>> = {}): string {
  const query = new URLSearchParams({ ...(tab === 'lists' ? {} : { tab }), ...conditions }).toString()
  return query === '' ? classListsPath : `${classListsPath}?${query.replaceAll('%2C', ',')}`
}
