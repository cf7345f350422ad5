import { appendFileSync, readFileSync, writeFileSync } from 'node:fs'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { randomOf } from '../cli/random.ts'
import { isOnPostgres } from '../fresh-database.ts'
import { smallLog } from './small-log.ts'
import { tampers } from './tampers.ts'

/** PostgreSQL takes ten times as long for each; more are tried by setting it. */
const rounds = Number(process.env.TAMPER_ROUNDS ?? (isOnPostgres ? 1000 : 10_000))
/** Another one per run is given by the environment; a failure names the seed that shows it. */
const firstSeed = Number(process.env.TAMPER_SEED ?? 20_261_122)

test(`${rounds} 次随机篡改，次次发现`, async () => {
  const log = await smallLog()
  expect(await log.faults()).toEqual([])
  const entries = await log.entries()
  expect(new Set(entries.map(({ key_id }) => key_id)).size).toBe(2)
  const missed: string[] = []
  const names = Object.keys(tampers)
  for (let round = 0; round < rounds; round += 1) {
    const random = randomOf(firstSeed + round)
    const name = random.pick(names)
    await sql`begin`.execute(log.db)
    await tampers[name]?.({ db: log.db, entries, random })
    if ((await log.faults()).length === 0) missed.push(`${name} TAMPER_SEED=${firstSeed + round}`)
    await sql`rollback`.execute(log.db)
  }
  expect(missed).toEqual([])
  expect(await log.faults()).toEqual([])
})

test('没有锚点时截断末尾看不出来，有锚点就看得出来', async () => {
  const log = await smallLog()
  await sql`delete from audit where district = '310117' and seq > 5`.execute(log.db)
  await sql`update counter set value = 5 where district = '310117' and name = 'audit'`.execute(log.db)
  expect(await log.faults(false)).toEqual([])
  expect((await log.reports(false)).map(({ anchors }) => anchors)).toEqual([0, 0])
  expect(await log.faults()).toEqual(['310117 14 truncated'])
})

test('锚点文件被改、被造假、写进乱字，都看得出来', async () => {
  const log = await smallLog()
  const [first = ''] = readFileSync(log.anchorFile, 'utf8').split('\n')
  appendFileSync(log.anchorFile, `${JSON.stringify({ ...JSON.parse(first), seq: 3 })}\n不是锚点\n`)
  expect(await log.faults()).toEqual(['310117 3 anchor-forged', 'installation 0 anchor-forged'])
  writeFileSync(log.anchorFile, '')
  expect(await log.faults()).toEqual([])
})
