import { readFileSync, writeFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { regExample20261 } from '#core/standards/reg-example-2026-1.ts'
import { checkup, folderOfFile } from './command-line.ts'

const fileOf = folderOfFile()

it('standard export 写出工作簿和 JSON，standard check 逐条说出问题', async () => {
  const [book, json] = [fileOf('评估标准.xlsx'), fileOf('评估标准.json')]
  expect(await checkup('standard', 'export', regExample20261.id, '--to', book)).toMatchObject({ exit: 0 })
  expect(await checkup('standard', 'check', book)).toMatchObject({
    exit: 0,
    stdout: `${regExample20261.id} ${regExample20261.name}，0 个问题，0 条提示\n`,
  })
  expect(await checkup('standard', 'export', regExample20261.id, '--to', json)).toMatchObject({ exit: 0 })
  expect(JSON.parse(readFileSync(json, 'utf8'))).toEqual(regExample20261)
  writeFileSync(json, JSON.stringify({ ...regExample20261, since: '2026年' }))
  const { exit, stdout } = await checkup('standard', 'check', json)
  expect([exit, stdout.split('\n')[0]]).toEqual([1, 'since 应为年月日，如 2026-01-01。'])
  expect((await checkup('standard', 'export', '没有')).exit).toBe(64)
})
