import { expect, test } from 'vitest'
import { openDatabase } from '#server/db/database.ts'
import { openService } from '#server/open-service.ts'
import { wangFang } from '../cast.ts'
import { environmentFor, freshDatabase, isOnPostgres, testKeys } from '../fresh-database.ts'
import { example, exampleRows, push } from '../rows.ts'
import { start } from '../running-server.ts'
import { checkupWith } from './command-line.ts'

/* checkup rebuild: what the record of changes does not say does not stay. */

async function district(): Promise<string> {
  const databaseUrl = await freshDatabase()
  const service = await openService({ databaseUrl, keys: testKeys })
  await push(service, wangFang, exampleRows())
  await service.close()
  return databaseUrl
}

async function statuses(databaseUrl: string) {
  const database = await openDatabase(databaseUrl)
  const found = await database.read(async (db) => ({
    rows: await db.selectFrom('row').select('status').distinct().execute(),
    sums: await db.selectFrom('town_total').select('parcels').where('parcels', '>', 0).execute(),
    acts: await db.selectFrom('audit').select('role').where('action', '=', 'rebuilt').execute(),
  }))
  await database.close()
  return found
}

/** A row and a sum are made to say what nobody did. */
async function damage(databaseUrl: string): Promise<void> {
  const database = await openDatabase(databaseUrl)
  await database.write(async (db) => {
    await db.updateTable('row').set({ status: '核验通过' }).execute()
    await db.updateTable('town_total').set({ parcels: 77 }).execute()
  })
  await database.close()
}

test('被改坏的行和合计按修改记录重建：先后各核对一次，重建留下审计记录', async () => {
  const databaseUrl = await district()
  const before = await statuses(databaseUrl)
  await damage(databaseUrl)
  expect((await statuses(databaseUrl)).rows).toEqual([{ status: '核验通过' }])
  const rebuilt = await checkupWith(environmentFor(databaseUrl), 'rebuild')
  expect(rebuilt).toMatchObject({ exit: 0, stderr: '' })
  expect(rebuilt.stdout).toMatch(/✗ 重建前：2 行、0 个优质项目中与记录不符的有 /)
  expect(rebuilt.stdout).toContain(example)
  expect(rebuilt.stdout).toMatch(/✓ 重建后：2 行、0 个优质项目与修改记录、办理记录逐字节相符/)
  expect(await statuses(databaseUrl)).toEqual({ ...before, acts: [{ role: 'admin' }] })
})

test('没有差别的重建后不变；多给的参数说用法，什么也不做', async () => {
  const databaseUrl = await district()
  const wrong = await checkupWith(environmentFor(databaseUrl), 'rebuild', '--cycle', '2025')
  expect(wrong.exit).toBe(64)
  expect(wrong.stderr).toMatch(/用法/)
  const rebuilt = await checkupWith(environmentFor(databaseUrl), 'rebuild')
  expect(rebuilt.stdout).toMatch(/✓ 重建前[\s\S]*✓ 重建后/)
})

test('服务运行时：SQLite 不重建，说出是谁占用；PostgreSQL 在旁重建', async () => {
  const server = await start()
  const beside = await checkupWith(environmentFor(server.database), 'rebuild')
  if (isOnPostgres) expect(beside).toMatchObject({ exit: 0, stderr: '' })
  else {
    expect(beside).toMatchObject({ exit: 2, stdout: '' })
    expect(beside.stderr).toMatch(/正由另一个进程使用：主机 .+ 的进程 \d+，自 .+ 起提供服务.*请先停止它/)
  }
  expect((await fetch(`${server.url}/health/live`)).status).toBe(200)
})
