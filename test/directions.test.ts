import { expect, it } from 'vitest'
import { directionFault } from './directions.ts'

it.each([
  ['core/scoring/score.ts', 'core/form/field.ts'],
  ['addin/main.tsx', 'ui/table.tsx'],
  ['server/http/app.ts', 'hono'],
  ['server/http/app.ts', 'server/actions/push.ts'],
  ['server/actions/push.ts', 'server/db/rows.ts'],
  ['server/actions/push.ts', 'server/clock.ts'],
  ['server/upload/child.ts', 'node:zlib'],
  ['workbook/read.ts', 'hucre/xlsx'],
  ['test/workbook/read.test.ts', 'hucre'],
  ['addin/manifest/main.ts', 'node:fs'],
  ['bundle/excel-files.ts', 'addin/manifest/build.ts'],
])('%s may import %s', (path, imported) => {
  expect(directionFault(path, imported)).toBeNull()
})

it.each([
  ['core/scoring/score.ts', 'workbook/read.ts'],
  ['core/scoring/score.ts', 'node:fs'],
  ['core/scoring/score.ts', 'yaml'],
  ['ui/table.tsx', 'workbook/read.ts'],
  ['addin/main.tsx', 'server/http/app.ts'],
  ['addin/main.tsx', 'console/main.tsx'],
  ['addin/main.tsx', 'addin/manifest/build.ts'],
  ['addin/main.tsx', 'node:fs'],
  ['addin/manifest/build.ts', 'addin/base/version.ts'],
  ['server/http/app.ts', 'addin/manifest/build.ts'],
  ['addin/workers/check.ts', 'addin/panes/fill.tsx'],
  ['console/main.tsx', 'workbook/read.ts'],
  ['console/main.tsx', 'node:fs'],
  ['console/main.tsx', 'hucre'],
  ['server/actions/push.ts', 'server/http/app.ts'],
  ['server/actions/push.ts', 'hono'],
  ['server/db/rows.ts', 'server/actions/push.ts'],
  ['server/upload/child.ts', 'server/cli/main.ts'],
  ['templates/build.ts', 'server/config.ts'],
])('%s may not import %s', (path, imported) => {
  expect(directionFault(path, imported)).toBe(`${path} may not import ${imported}`)
})
