import { expect, it } from 'vitest'
import { setUpFault } from '#console/entry/set-up-entry.ts'

const entry = { name: '孙立', username: 'sunli', password: '1234567890', again: '1234567890' }

it.each([
  [{ ...entry, name: '' }, 'name'],
  [{ ...entry, username: '' }, 'username'],
  [{ ...entry, password: '123456789', again: '123456789' }, 'password'],
  [{ ...entry, again: '1234567891' }, 'again'],
  [entry, undefined],
])('%o 不符的是 %s', (given, field) => {
  expect(setUpFault(given)?.field).toBe(field)
})
