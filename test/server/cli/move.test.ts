import { join } from 'node:path'
import { sql } from 'kysely'
import { expect, onTestFinished, test } from 'vitest'
import { authorise } from '#server/actions/authorise.ts'
import { exportLedger } from '#server/actions/export-ledger.ts'
import { overview } from '#server/actions/overview.ts'
import { pullChanges } from '#server/actions/pull-changes.ts'
import { transition } from '#server/actions/transition.ts'
import { systemClock } from '#server/clock.ts'
import { openDatabase } from '#server/db/database.ts'
import { tablesOf } from '#server/db/describe.ts'
import { holdDatabase } from '#server/db/hold.ts'
import { moveDatabase } from '#server/db/move.ts'
import { readTable, type TableContent } from '#server/db/table-content.ts'
import { readResult } from '#server/evaluation-runs/read-results.ts'
import { runEvaluation } from '#server/evaluation-runs/run-evaluation.ts'
import { type OpenedService, openService } from '#server/open-service.ts'
import { tenant, third, wangFang, zhouTao } from '../cast.ts'
import { emptyDatabase, freshDatabase, testKeys } from '../fresh-database.ts'
import { conflictsOf, settleAs } from '../ledger.ts'
import { firmKey, remove } from '../removals.ts'
import { cycle, example, exampleRows, firmFields, firmRow, parcelFields, parcelRow, push, tenantRow } from '../rows.ts'
import { testClock } from '../service.ts'
import { temporaryFolder } from '../temporary.ts'
import { checkupWith, type Run } from './command-line.ts'

/* checkup move: a district outgrows its file. */

/** A SQLite file with rows, a conflict that was settled, a removed row, a transition, an evaluation and an audit log. */
async function source(): Promise<string> {
  const file = join(temporaryFolder(), 'district.sqlite')
  const service = await openService({ databaseUrl: file, keys: testKeys })
  await push(service, wangFang, [...exampleRows(), tenantRow()])
  await push(service, zhouTao, [parcelRow({ parcelName: '区里改的名字𠮷' }, example, 1)])
  await push(service, wangFang, [parcelRow({ parcelName: '镇里改的名字' }, example, 1)])
  const { items } = await conflictsOf(service, zhouTao)
  for (const conflict of items) expect(await settleAs(service, zhouTao, conflict, 'mine')).toBeNull()
  expect(await remove(service, wangFang, firmKey(tenant))).toBeNull()
  await push(service, wangFang, [parcelRow(parcelFields(), 'SJ-XQ-701'), firmRow(firmFields(), 'SJ-XQ-701', third)])
  const many = Array.from({ length: 700 }, (_, index) => parcelRow(parcelFields(), `SJ-XQ-${index}`))
  for (let start = 0; start < many.length; start += 350) await push(service, wangFang, many.slice(start, start + 350))
  const grant = await authorise(service, wangFang, 'transition')
  const moved = await transition(service, grant, { cycle, parcelCodes: ['SJ-XQ-701'], to: 'submitted' })
  expect(moved.items[0]?.refusal).toBeNull()
  await runEvaluation(service, await authorise(service, zhouTao, 'runEvaluation'), { cycle })
  await service.close()
  return file
}

async function shown(service: OpenedService) {
  const read = await overview(service, await authorise(service, zhouTao, 'overview'), { cycle })
  const pulled = await pullChanges(service, await authorise(service, zhouTao, 'changes'), { limit: 500 })
  const result = await readResult(service, await authorise(service, zhouTao, 'result'), '1', example)
  return { read, pulled, result }
}

async function tables(url: string): Promise<ReadonlyMap<string, number>> {
  const database = await openDatabase(url)
  const found = await database.read(async (db) => {
    const counts = new Map<string, number>()
    for (const { name } of await db.introspection.getTables()) {
      const { rows } = await sql<{ n: number }>`select count(*) as n from ${sql.table(name)}`.execute(db)
      counts.set(name, rows[0]?.n ?? 0)
    }
    return counts
  })
  await database.close()
  return found
}

async function movesOnRecord({ database }: OpenedService) {
  return database.read((db) => db.selectFrom('audit').selectAll().where('action', '=', 'moved').execute())
}

function move(from: string, to: string): Promise<Run> {
  return checkupWith({}, 'move', '--from', from, '--to', to)
}

test('一条命令移到 PostgreSQL：每张表的行数和摘要都核对并打印，页面看到的完全相同，之后照常写入', async () => {
  const file = await source()
  const url = await freshDatabase()
  const { exit, stdout, stderr } = await move(`sqlite:${file}`, url)
  expect([exit, stderr]).toEqual([0, ''])
  const before = await tables(file)
  for (const [name, rows] of before) {
    if (name.startsWith('kysely')) continue
    expect(stdout).toMatch(new RegExp(`^${name} +${rows} 行 {2}[0-9a-f]{16} {2}两边一致$`, 'm'))
  }
  expect(stdout).toContain('请把')
  // One property says where it came from, until that is on record.
  const properties = before.get('property') ?? 0
  expect(await tables(url)).toEqual(new Map([...before, ['property', properties + 1]]))

  const clock = testClock()
  const from = await openService({ databaseUrl: file, keys: testKeys, clock })
  const to = await openService({ databaseUrl: url, keys: testKeys, clock })
  onTestFinished(() => Promise.all([from.close(), to.close()]).then(() => undefined))
  expect(await shown(to)).toEqual(await shown(from))
  expect(await movesOnRecord(to)).toMatchObject([{ username: 'operator', object: '310117' }])
  expect(await movesOnRecord(from)).toEqual([])
  // Numbers go on where they stopped.
  const { rows } = await push(to, wangFang, [parcelRow({ selfNote: '移动之后' }, 'SJ-XQ-2', 1)])
  expect(rows[0]).toMatchObject({ outcome: 'accepted', revision: 2 })
  await exportLedger(to, await authorise(to, zhouTao, 'exportLedger'), { cycle })
})

test('目标不是空的：拒绝，说出哪张表；来源和目标都不变', async () => {
  const file = await source()
  const url = await freshDatabase()
  expect((await move(file, url)).exit).toBe(0)
  const before = await tables(url)
  const again = await move(file, url)
  expect(again.exit).toBe(2)
  expect(again.stderr).toMatch(/不是空的（表 \w+ 已有数据）/)
  expect(await tables(url)).toEqual(before)
})

test('中途失败：目标仍为空，再来一次成功', async () => {
  const file = await source()
  const url = await freshDatabase()
  let told = 0
  const failing = moveDatabase(file, url, () => {
    told += 1
    if (told === 10) throw new Error('the line is cut')
  })
  await expect(failing).rejects.toThrow('the line is cut')
  const left = [...(await tables(url))].filter(([name, rows]) => !name.startsWith('kysely') && rows > 0)
  expect(left).toEqual([])
  await moveDatabase(file, url, () => undefined)
})

test('目标改动了收到的一个字：发现，放弃，目标仍为空', async () => {
  const file = await source()
  const url = await emptyDatabase()
  const target = await openDatabase(url)
  await target.write(async (db) => {
    await sql`create function spoil() returns trigger language plpgsql as
      $$ begin new.at := new.at || ' '; return new; end $$`.execute(db)
    await sql`create trigger spoil before insert on row_version for each row execute function spoil()`.execute(db)
    // The lock of writers leaves its counter behind.
    await sql`delete from counter`.execute(db)
  })
  await target.close()
  await expect(moveDatabase(file, url, () => undefined)).rejects.toThrow(/表 row_version 不一致/)
  expect((await tables(url)).get('account')).toBe(0)
  expect((await tables(url)).get('row')).toBe(0)
})

test('移动期间来源又有写入：放弃，目标仍为空', async () => {
  const file = await source()
  const url = await freshDatabase()
  const server = await openDatabase(file)
  onTestFinished(() => server.close())
  let writing: Promise<unknown> | null = null
  const moving = moveDatabase(file, url, () => {
    writing ??= server.write((db) => db.insertInto('property').values({ district: 'd', key: 'k', value: '' }).execute())
  })
  await expect(moving).rejects.toThrow('移动期间来源有新的修改')
  await writing
  expect((await tables(url)).get('row')).toBe(0)
})

test('来源上还有服务在运行：拒绝，说明是哪个进程，目标什么也没有；服务停止后照常移动', async () => {
  const file = await source()
  const url = await freshDatabase()
  const hold = holdDatabase(file, '提供服务', systemClock)
  onTestFinished(() => hold.release())
  const refused = await move(file, url)
  expect(refused.exit).toBe(2)
  expect(refused.stderr).toMatch(new RegExp(`进程 ${process.pid}，自 .+ 起提供服务`))
  expect((await tables(url)).get('row')).toBe(0)
  hold.release()
  expect((await move(file, url)).exit).toBe(0)
})

test('评估的输入每块约一兆：一次只在内存里放十来块，一块不少', async () => {
  const file = join(temporaryFolder(), 'district.sqlite')
  const database = await openDatabase(file)
  const input = { district: 'd', input_hash: 'h', first_code: 'x', parcels: 1000 }
  const pieces = Array.from({ length: 35 }, (_, piece) => ({ ...input, piece, content: Buffer.from(`piece ${piece}`) }))
  await database.write((db) => db.insertInto('evaluation_input').values(pieces).execute())
  const shape = (await database.read(tablesOf)).find(({ name }) => name === 'evaluation_input')
  if (shape === undefined) throw new Error('no such table')
  const atOnce: number[] = []
  await database.read((db) => readTable(db, shape, async (rows) => void atOnce.push(rows.length)))
  await database.close()
  expect(Math.max(...atOnce)).toBeLessThan(20)
  const moved: TableContent[] = []
  await moveDatabase(file, await freshDatabase(), (content) => void moved.push(content))
  expect(moved).toContainEqual(expect.objectContaining({ table: 'evaluation_input', rows: 35 }))
})

test.each([
  ['来源不存在', 'sqlite:/nowhere/at-all.sqlite', '', /不能打开来源数据库/],
  ['目标连不上', '', 'postgres://u:geheim@127.0.0.1:1/d', /不能使用目标数据库/],
  ['方向反了', 'postgres://u@h/d', 'sqlite:x.sqlite', /只能从 SQLite 文件移到 PostgreSQL/],
])('%s：一句话，退出码 2，不含密码', async (_name, from, to, sentence) => {
  const { exit, stderr } = await move(from === '' ? await source() : from, to === '' ? await freshDatabase() : to)
  expect(exit).toBe(2)
  expect(stderr).toMatch(sentence)
  expect(stderr).not.toContain('geheim')
  expect(stderr).not.toContain('    at ')
})
