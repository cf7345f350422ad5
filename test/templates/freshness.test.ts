import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { templates } from '#templates/catalogue.ts'
import { changedParts } from '../workbook/small-package.ts'
import { committed } from './out.ts'

it.each([...templates])('%s 与表样一致（不一致时运行 npm run templates）', async (name, build) => {
  expect(changedParts(await committed(name), await build())).toEqual([])
})

it('没有多余的模板文件', async () => {
  const files = await readdir(join(import.meta.dirname, '../../templates/out'))
  expect(new Set(files)).toEqual(new Set(templates.keys()))
})
