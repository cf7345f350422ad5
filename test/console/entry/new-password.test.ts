import { expect, test } from 'vitest'
import { newPasswordFault } from '#console/entry/new-password.ts'

test.each([
  ['太短', { password: '123456789', again: '123456789' }, 'password'],
  ['两次不同', { password: '松江区示例口令一', again: '松江区示例口令二' }, 'password'],
  ['两次不同，长度够', { password: '松江区示例口令二零二六', again: '松江区示例口令二零二七' }, 'again'],
])('%s', (_name, entry, field) => {
  expect(newPasswordFault(entry)?.field).toBe(field)
})

test('合适的没有话说', () => {
  expect(newPasswordFault({ password: '松江区示例口令二零二六', again: '松江区示例口令二零二六' })).toBeNull()
})
