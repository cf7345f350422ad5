import { join } from 'node:path'
import { expect, test } from 'vitest'
import { authorise } from '#server/actions/authorise.ts'
import { faultSentences } from '#server/audit/fault-words.ts'
import { verifyLog } from '#server/audit/verify-log.ts'
import { verifyDatabase } from '#server/backup/verify-database.ts'
import { openService } from '#server/open-service.ts'
import { parcelDetail } from '#server/parcels/parcel-detail.ts'
import { wangFang } from '../cast.ts'
import { freshDatabase } from '../fresh-database.ts'
import { cycle, example, exampleRows, parcelFields, parcelRow, push } from '../rows.ts'
import { start } from '../running-server.ts'
import { temporaryFolder } from '../temporary.ts'

/* Keys change, and somebody leaves one of before out of the settings. */

const before = { data: '1'.repeat(64), audit: 'a'.repeat(64) }
const now = { data: '2'.repeat(64), audit: 'b'.repeat(64) }
const both = { ...now, oldData: [before.data], oldAudit: [before.audit] }

/** A district whose first rows are sealed with a key of before, and whose newest is not. */
async function changedKeys(): Promise<string> {
  const databaseUrl = await freshDatabase()
  const first = await openService({ databaseUrl, keys: before })
  await push(first, wangFang, exampleRows())
  await first.close()
  const second = await openService({ databaseUrl, keys: both })
  expect(second.missingKeys).toEqual([])
  await push(second, wangFang, [parcelRow(parcelFields(), 'SJ-XQ-9')])
  await second.close()
  return databaseUrl
}

test('漏了以前的密钥：照常启动，启动时逐把说明哪些行读不出来、放到哪里；放回后不再说', async () => {
  const databaseUrl = await changedKeys()
  const service = await openService({ databaseUrl, keys: now })
  const [data, audit, ...more] = service.missingKeys
  expect(data).toMatch(/^缺少以前的数据密钥 [0-9a-f]{8}，.+：填报修改记录 \d+ 条、填报行 1 条.+OLD_DATA_KEYS/)
  expect(audit).toMatch(/^缺少以前的审计密钥 [0-9a-f]{8}，.+OLD_AUDIT_KEYS/)
  expect(more).toEqual([])
  const grant = await authorise(service, wangFang, 'parcel')
  await expect(parcelDetail(service, grant, cycle, example)).rejects.toThrow(/no data key/)
  expect((await parcelDetail(service, grant, cycle, 'SJ-XQ-9')).parcelCode).toBe('SJ-XQ-9')
  await service.close()
  const again = await openService({ databaseUrl, keys: both })
  expect(again.missingKeys).toEqual([])
  await again.close()
})

test('漏了以前的密钥：服务的启动日志里有这一句；整库校验也说是缺哪把密钥，而不是报内部错误', async () => {
  const databaseUrl = await changedKeys()
  const server = await start(databaseUrl, { DATA_KEY: now.data, AUDIT_KEY: now.audit })
  expect(server.url).not.toBe('')
  expect(server.printed()).toMatch(/缺少以前的数据密钥/)
  const service = await openService({ databaseUrl, keys: now })
  const { keys } = service
  await service.close()
  const checks = await verifyDatabase({ url: databaseUrl, district: '310117', keys, anchorFiles: [] })
  const unsound = checks.filter(({ sound }) => !sound)
  expect(unsound.map(({ name }) => name)).toEqual(['密钥', '数据', '审计链'])
  expect(unsound[0]?.sentences[0]).toMatch(/缺少以前的数据密钥/)
})

test('漏了以前的审计密钥：用它签名的锚点说的是缺密钥，不说是伪造；放回后相符', async () => {
  const databaseUrl = await freshDatabase()
  const anchorDir = temporaryFolder()
  const first = await openService({ databaseUrl, anchorDir, keys: before })
  await push(first, wangFang, exampleRows())
  await first.anchoring.now()
  await first.close()
  const files = [join(anchorDir, 'anchors-310117.jsonl')]
  const sentencesWith = async (keys: typeof now | typeof both): Promise<readonly string[]> => {
    const service = await openService({ databaseUrl, keys })
    try {
      const reports = await verifyLog({ read: service.database.read, keys: service.keys.audit, files })
      return reports.flatMap(faultSentences)
    } finally {
      await service.close()
    }
  }
  expect(await sentencesWith(both)).toEqual([])
  const told = (await sentencesWith(now)).join('')
  expect(told).toMatch(/310117 链第 1 条：锚点的签名密钥不在手，无法校验/)
  expect(told).not.toMatch(/不是本系统写的/)
})
