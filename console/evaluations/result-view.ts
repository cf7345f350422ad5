import { parcelClasses } from '#core/vocabulary/class.ts'
import { towns } from '#core/vocabulary/district.ts'
import { type LandClass, landClasses } from '#core/vocabulary/land.ts'

export const resultLists = ['A', 'B', 'C', 'D', 'none'] as const
export type ResultList = (typeof resultLists)[number]
export const hows = ['ranked', 'direct', 'exempt'] as const
export type How = (typeof hows)[number]

/** Which list of an evaluation, and its filters: read from the address and written to it. */
export interface ResultView {
  readonly list: ResultList
  readonly town: string | null
  readonly land: LandClass | null
  readonly how: How | null
  readonly q: string
}

/** The worst class is the list that is worked on first. */
const usualList: ResultList = 'D'

export function parseResultView(query: URLSearchParams): ResultView {
  const town = query.get('town')
  return {
    list: resultLists.find((list) => list === query.get('class')) ?? usualList,
    town: towns.some((one) => one.code === town) ? town : null,
    land: landClasses.find((land) => land === query.get('land')) ?? null,
    how: hows.find((how) => how === query.get('how')) ?? null,
    q: (query.get('q') ?? '').slice(0, 100),
  }
}

/** The filters as the server takes them. */
export function resultFilter(view: ResultView) {
  return {
    class: view.list,
    ...(view.town === null ? {} : { town: view.town }),
    ...(view.land === null ? {} : { land: view.land }),
    ...(view.how === null ? {} : { how: view.how }),
    ...(view.q === '' ? {} : { q: view.q }),
  }
}

export function resultQuery(view: ResultView): string {
  const { class: list, ...rest } = resultFilter(view)
  const query = new URLSearchParams(list === usualList ? rest : { class: list, ...rest })
  return query.toString()
}

export function listName(list: ResultList): string {
  if (list === 'none') return '未定类'
  const name = parcelClasses.find((one) => one.code === list)?.name ?? ''
  return `${list} ${name}`
}
