import { expect, it } from 'vitest'
import { allFilings, filingsAddress, listFilterOf, parseFilingsView } from '#console/filings/filings-view.ts'

it('看什么、怎么看都在地址里，原样读回', () => {
  const view = {
    ...allFilings,
    view: 'list',
    states: ['returned', 'review'],
    town: '310117105000',
    due: 'near',
    q: '半导体',
    sort: '-changedAt',
    year: '2026',
  } as const
  expect(parseFilingsView(new URL(filingsAddress(view), 'http://x').searchParams)).toEqual(view)
  expect(filingsAddress({})).toBe('/filings')
})

it('地址里读不懂的，当作没有', () => {
  const view = parseFilingsView(new URLSearchParams('view=map&state=lost,review&due=soon&sort=-urgency&year=26'))
  expect(view).toEqual({ ...allFilings, states: ['review'] })
  expect(listFilterOf(view)).toEqual({ state: 'review', sort: 'urgency' })
})
