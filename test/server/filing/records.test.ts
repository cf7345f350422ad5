import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { exampleChecklist } from '#core/filing/checklist-example.ts'
import { namedAttachments } from '#server/db/filing-documents.ts'
import { writeProperty } from '#server/db/properties.ts'
import { adoptCalendar } from '#server/filing/adopt-calendar.ts'
import { compareFilings } from '#server/filing/rebuild.ts'
import { rebuildRows } from '#server/rebuild-rows.ts'
import { sunLi, zhouTao } from '../cast.ts'
import { answer, call, problemOf } from '../http/test-app.ts'
import { jingWei, stage, staged } from './stage.ts'

test('看板上的行由办理记录重建，逐字节相同；被改动的行查得出，重建后复原', async () => {
  const filing = await stage()
  const { app } = filing
  await filing.toAssessed('inside-kept')
  await filing.toStamped()
  await filing.toReviewed()
  await staged(app, { 项目名称: '第二个项目' })
  const { read, write } = app.service.database
  expect(await compareFilings(read, '310117')).toEqual({ filings: 2, different: [] })
  const lines = () => read((db) => db.selectFrom('filing').selectAll().orderBy('number').execute())
  const before = await lines()
  await write((db) =>
    db.updateTable('filing').set({ state: 'tracking' }).where('number', '=', '松优-2026-001').execute(),
  )
  await write((db) => db.deleteFrom('filing').where('number', '=', '松优-2026-002').execute())
  expect((await compareFilings(read, '310117')).different).toEqual(
    expect.arrayContaining(['松优-2026-001', '松优-2026-002']),
  )
  await rebuildRows(app.service)
  expect(await lines()).toEqual(before)
  expect(await compareFilings(read, '310117')).toEqual({ filings: 2, different: [] })
})

test('程序更新后，旧程序写的看板行在启动时由办理记录重建', async () => {
  const filing = await stage()
  const { service } = filing.app
  const { read, write } = service.database
  await adoptCalendar(service)
  await write((db) => db.updateTable('filing').set({ facts: '{}' }).execute())
  await adoptCalendar(service)
  expect((await compareFilings(read, '310117')).different).toHaveLength(1)
  await write((db) => writeProperty(db, '310117', 'filing-lines', '1'))
  await adoptCalendar(service)
  expect((await compareFilings(read, '310117')).different).toEqual([])
})

test('办理记录、申请表、材料、信息表、规则都只增不改', async () => {
  const filing = await stage()
  await filing.toAssessed('inside-kept')
  await filing.act(jingWei, { kind: 'issue-sheet' })
  const checklist = { ...exampleChecklist, version: '松江-2026.1' }
  await answer(filing.app, zhouTao, 'changeChecklist', { body: { checklist, reason: '录入本区清单' } })
  const again = await call(filing.app, sunLi, 'changeChecklist', { body: { checklist, reason: '改一处' } })
  expect((await problemOf(again)).code).toBe('checklist-refused')
  for (const table of ['event', 'declaration', 'document', 'sheet', 'request', 'rule']) {
    const name = sql.table(`filing_${table}`)
    const { database } = filing.app.service
    await expect(
      database.write((db) => sql`delete from ${name}`.execute(db)),
      table,
    ).rejects.toThrow('append-only')
    const changed = sql`update ${name} set at = 'x'`
    await expect(
      database.write((db) => changed.execute(db)),
      table,
    ).rejects.toThrow('append-only')
  }
})

test('联系方式在库中是密文；审计记录里没有人名、电话和所填内容', async () => {
  const filing = await stage()
  const { database } = filing.app.service
  await filing.toAssessed('inside-kept')
  await filing.act(jingWei, { kind: 'issue-sheet' })
  // Past the vault, as a thief would read it.
  const raw = await database.read(async (db) => {
    const plain = db.withoutPlugins()
    const declarations = await plain.selectFrom('filing_declaration').selectAll().execute()
    const sheets = await plain.selectFrom('filing_sheet').selectAll().execute()
    const lines = await plain.selectFrom('filing').selectAll().execute()
    const events = await plain.selectFrom('filing_event').selectAll().execute()
    return JSON.stringify([declarations, sheets, lines, events])
  })
  expect(raw).not.toMatch(/赵敏|13800000000/)
  expect(raw).toContain('sealed:1:')
  const audit = await database.read((db) => db.selectFrom('audit').select(['object', 'details']).execute())
  expect(JSON.stringify(audit)).not.toMatch(/赵敏|王芳|13800000000|示例精密|方凯|金伟/)
  expect(audit.map(({ object }) => object)).toContain('松优-2026-001')
})

test('数据库提到的附件都在；不见了的查得出', async () => {
  const filing = await stage()
  await filing.toAssessed('inside-kept')
  await filing.act(jingWei, { kind: 'issue-sheet' })
  const { database, attachments } = filing.app.service
  const named = await database.read((db) => namedAttachments(db, '310117'))
  // Boundary, title, contract, first opinion, and the sheet in two kinds.
  expect(new Set(named).size).toBe(6)
  expect((await attachments.check(named)).faults).toEqual([])
  expect((await attachments.check([...named, 'e'.repeat(64)])).faults).toEqual([
    { sha256: 'e'.repeat(64), fault: 'missing' },
  ])
})
