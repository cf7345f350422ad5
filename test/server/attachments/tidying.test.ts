import { existsSync, mkdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { partialFolder, placeOf } from '#server/attachments/shelves.ts'
import { openAttachments } from '#server/attachments/store.ts'
import { createAttachmentTidying } from '#server/attachments/tidying.ts'
import { sha256 } from '#server/hash.ts'
import { noon, testClock, testKeys } from '../service.ts'
import { temporaryFolder } from '../temporary.ts'
import { pdf } from './files.ts'

test('服务启动即整理附件：明文加密，一小时以前没写完的清掉；停止时不留没做完的', async () => {
  const folder = temporaryFolder()
  const place = placeOf(folder, sha256(pdf))
  mkdirSync(dirname(place), { recursive: true })
  writeFileSync(place, pdf)
  mkdirSync(join(folder, partialFolder))
  const seconds = noon / 1000
  const [old, young] = ['old', 'young'].map((name) => join(folder, partialFolder, name)) as [string, string]
  for (const [partial, age] of [[old, 3601] as const, [young, 3599] as const]) {
    writeFileSync(partial, 'half')
    utimesSync(partial, seconds - age, seconds - age)
  }
  const faults: unknown[] = []
  const tidying = createAttachmentTidying(openAttachments(folder, testKeys.data), testClock())
  tidying.start((error) => faults.push(error))
  await expect.poll(() => readFileSync(place).includes('%PDF')).toBe(false)
  await tidying.stop()
  expect([existsSync(old), existsSync(young)]).toEqual([false, true])
  expect(faults).toEqual([])
})
