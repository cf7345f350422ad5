import { expect, it } from 'vitest'
import { parseResultView, resultFilter, resultQuery } from '#console/evaluations/result-view.ts'

const read = (query: string) => parseResultView(new URLSearchParams(query))

it('先看 D 类名单，地址最短', () => {
  expect(read('')).toEqual({ list: 'D', town: null, land: null, how: null, q: '' })
  expect(resultQuery(read(''))).toBe('')
})

it('写出去读回来一样，不认识的不管', () => {
  const query = 'class=B&town=310117105000&land=%E5%B7%A5%E4%B8%9A&how=ranked&q=XQ'
  expect(resultQuery(read(query))).toBe(query)
  expect(read('class=E&town=1&how=x')).toEqual(read(''))
  expect(resultFilter(read('class=none&q=XQ'))).toEqual({ class: 'none', q: 'XQ' })
})
