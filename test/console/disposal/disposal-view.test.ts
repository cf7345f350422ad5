import { expect, it } from 'vitest'
import { allPlans, disposalAddress, filterOf, parseDisposalView } from '#console/disposal/disposal-view.ts'

it('筛选条件写进网址，再读出来一样；读不懂的条件不算', () => {
  const view = {
    ...allPlans,
    tab: 'plans',
    q: 'SJ-XQ',
    town: '310117105000',
    path: '收储',
    state: 'underway',
    year: '2027',
    only: 'overdue',
    soe: true,
  } as const
  const address = disposalAddress(view)
  expect(parseDisposalView(new URLSearchParams(address.slice(address.indexOf('?'))))).toEqual(view)
  expect(filterOf(view)).toEqual({
    q: 'SJ-XQ',
    town: '310117105000',
    path: '收储',
    state: 'underway',
    year: 2027,
    only: 'overdue',
    soe: 'yes',
  })
  const odd = new URLSearchParams('?tab=nothing&path=拆除&state=gone&year=27&only=all&soe=maybe&town=1')
  expect(parseDisposalView(odd)).toEqual(allPlans)
  expect(disposalAddress({})).toBe('/disposal')
})
