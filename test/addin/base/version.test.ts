import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, it } from 'vitest'
import { isAtLeast, paneVersion } from '#addin/base/version.ts'

it('面板的版本就是发布的版本', () => {
  const file = resolve(import.meta.dirname, '../../../package.json')
  expect(paneVersion).toBe((JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version)
})

it.each([
  ['1.4.0', '1.4.0', true],
  ['1.10.0', '1.9.9', true],
  ['1.4.0', '1.6.0', false],
  ['2.0', '1.99.99', true],
  ['1.4', '1.4.1', false],
])('%s 对要求 %s：%s', (version, minimum, expected) => {
  expect(isAtLeast(version, minimum)).toBe(expected)
})
