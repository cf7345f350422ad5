import { type FilingState, filingStates } from '#core/filing/state.ts'

export const filingViews = ['board', 'list', 'summary', 'mechanism'] as const
export type FilingViewName = (typeof filingViews)[number]

export const filingViewNames: Readonly<Record<FilingViewName, string>> = {
  board: '看板',
  list: '列表',
  summary: '汇总统计',
  mechanism: '机制后评估',
}

export const filingSorts = ['urgency', '-changedAt', 'number', '-number'] as const
export type FilingSort = (typeof filingSorts)[number]

/** What of the filings is shown and how: read from the address and written to it. */
export interface FilingsView {
  /** Null: what the role usually looks at. */
  readonly view: FilingViewName | null
  readonly states: readonly FilingState[]
  readonly town: string
  readonly due: 'near' | 'overdue' | null
  readonly q: string
  readonly sort: FilingSort
  /** Of 汇总统计 and 机制后评估: year of filing, '' for all. */
  readonly year: string
}

export const allFilings: FilingsView = {
  view: null,
  states: [],
  town: '',
  due: null,
  q: '',
  sort: 'urgency',
  year: '',
}

export function parseFilingsView(query: URLSearchParams): FilingsView {
  const asked = (query.get('state') ?? '').split(',')
  const due = query.get('due')
  const year = query.get('year') ?? ''
  return {
    view: filingViews.find((view) => view === query.get('view')) ?? null,
    states: filingStates.filter((state) => asked.includes(state)),
    town: (query.get('town') ?? '').slice(0, 40),
    due: due === 'near' || due === 'overdue' ? due : null,
    q: (query.get('q') ?? '').slice(0, 100),
    sort: filingSorts.find((sort) => sort === query.get('sort')) ?? 'urgency',
    year: /^20\d\d$/.test(year) ? year : '',
  }
}

export function filingsAddress(view: Partial<FilingsView>): string {
  const { view: name, states, town, due, q, sort, year } = { ...allFilings, ...view }
  const query = new URLSearchParams()
  if (name !== null) query.set('view', name)
  if (states.length > 0) query.set('state', states.join(','))
  if (town !== '') query.set('town', town)
  if (due !== null) query.set('due', due)
  if (q !== '') query.set('q', q)
  if (sort !== 'urgency') query.set('sort', sort)
  if (year !== '') query.set('year', year)
  const text = query.toString()
  return text === '' ? '/filings' : `/filings?${text}`
}

/** Town and words as the server takes them: what narrows board and list alike. */
export function scopeOf({ town, q }: FilingsView) {
  return { ...(town === '' ? {} : { town }), ...(q === '' ? {} : { q }) }
}

export function listFilterOf(view: FilingsView) {
  const { states, due, sort } = view
  return {
    ...scopeOf(view),
    ...(states.length === 0 ? {} : { state: states.join(',') }),
    ...(due === null ? {} : { due }),
    sort,
  }
}

export function isNarrowed({ states, town, due, q }: FilingsView): boolean {
  return states.length > 0 || town !== '' || due !== null || q !== ''
}
