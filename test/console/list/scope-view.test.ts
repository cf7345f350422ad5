import { expect, it } from 'vitest'
import { everywhere, parseScope, scopeFilter, scopeQuery, scopeWords } from '#console/list/scope-view.ts'

it('街镇和地块从地址来，写回地址还是那些', () => {
  const scope = parseScope(new URLSearchParams('town=310117105000&parcel= SJ-XQ-0137 '))
  expect(scope).toEqual({ town: '310117105000', parcel: 'SJ-XQ-0137' })
  expect(parseScope(new URLSearchParams(scopeQuery(scope)))).toEqual(scope)
  expect(scopeFilter(scope)).toEqual({ town: '310117105000', parcelCode: 'SJ-XQ-0137' })
  expect(scopeWords(scope)).toBe('新桥镇、地块 SJ-XQ-0137')
})

it('不认识的街镇和空的条件不算条件', () => {
  expect(parseScope(new URLSearchParams('town=110101000000'))).toEqual(everywhere)
  expect(scopeFilter(everywhere)).toEqual({})
  expect(scopeWords(everywhere)).toBe('')
})
