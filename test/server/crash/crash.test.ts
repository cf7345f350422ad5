import { join } from 'node:path'
import { expect, test } from 'vitest'
import { songjiang } from '#core/vocabulary/district.ts'
import { authorise } from '#server/actions/authorise.ts'
import { pushBatch } from '#server/actions/push-batch.ts'
import { anchorFiles } from '#server/audit/anchor-file.ts'
import { verifyDatabase } from '#server/backup/verify-database.ts'
import { loadKeys } from '#server/keys.ts'
import { openService } from '#server/open-service.ts'
import { wangFang } from '../cast.ts'
import { batchOf, exampleRows } from '../rows.ts'
import { folderOnDisk } from '../temporary.ts'
import { crashRounds, sessionIn } from './rounds.ts'
import { lossesIn } from './stored.ts'

test('十二次随机时刻 kill -9：答复过的一行不丢，没有半批，没答复的重发后恰好一份，整库校验通过', async () => {
  const url = join(folderOnDisk(), 'district.sqlite')
  const token = await sessionIn(url)
  const rounds = await crashRounds({ database: url, token, rounds: 12, seed: 20261122, tell: () => undefined })
  expect(rounds.flatMap(({ lost }) => lost)).toEqual([])
  expect(rounds.flatMap(({ half }) => half)).toEqual([])
  const sum = (of: (round: (typeof rounds)[number]) => number): number =>
    rounds.reduce((total, one) => total + of(one), 0)
  expect(sum(({ refused }) => refused)).toBe(0)
  // The load was real: batches were answered, and others were under way at the kill.
  expect(sum(({ acknowledged }) => acknowledged)).toBeGreaterThan(12)
  expect(sum(({ cut }) => cut)).toBeGreaterThanOrEqual(12)
  const { keys } = loadKeys({ databaseUrl: url, keys: { data: null, audit: null } })
  const { code: district } = songjiang
  const checks = await verifyDatabase({ url, district, keys, anchorFiles: anchorFiles(url, district, null) })
  expect(checks.filter(({ sound }) => !sound)).toEqual([])
})

test('丢了的行和半批看得出来', async () => {
  const url = join(folderOnDisk(), 'district.sqlite')
  const service = await openService({ databaseUrl: url })
  const body = batchOf(exampleRows())
  const answer = await pushBatch(service, await authorise(service, wangFang, 'push'), body)
  await service.close()
  const keys = answer.rows.map(({ key }) => key)
  expect(await lossesIn(url, [{ body, keys, answer }])).toEqual({ lost: [], half: [], unanswered: 0 })
  expect(await lossesIn(url, [{ body, keys, answer: null }])).toMatchObject({ lost: [], unanswered: 1 })
  const more = { body, keys: [...keys, '2025/SJ-XQ-9999'], answer }
  expect(await lossesIn(url, [more])).toMatchObject({ lost: ['2025/SJ-XQ-9999'], half: [body.batch] })
})
