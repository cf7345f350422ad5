import { expect, it } from 'vitest'
import { conflictFilter, conflictsAddress, parseConflictView, usualView } from '#console/conflicts/conflict-view.ts'

it('不说状态就看待处理的，地址里不写', () => {
  expect(parseConflictView(new URLSearchParams())).toEqual(usualView)
  expect(conflictsAddress(usualView)).toBe('/conflicts')
  expect(conflictFilter('2025', usualView)).toEqual({ cycle: '2025', state: 'open' })
})

it('地址和视图互相还原，不认识的状态当作待处理', () => {
  const view = { state: 'settled', town: '310117105000', parcel: 'SJ/示例 01' } as const
  const address = conflictsAddress(view)
  expect(parseConflictView(new URL(address, 'http://localhost').searchParams)).toEqual(view)
  expect(parseConflictView(new URLSearchParams('state=lost')).state).toBe('open')
})
