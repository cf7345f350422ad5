import { randomUUID } from 'node:crypto'
import { Kysely, type LogEvent, sql } from 'kysely'
import { expect, onTestFinished, test } from 'vitest'
import { authorise } from '#server/actions/authorise.ts'
import { overview } from '#server/actions/overview.ts'
import { pullChanges } from '#server/actions/pull-changes.ts'
import { transition } from '#server/actions/transition.ts'
import { previewBulk } from '#server/bulk/preview.ts'
import { listItems, listOperations, readOperation } from '#server/bulk/read.ts'
import { startBulk } from '#server/bulk/start.ts'
import { stepBulk, undoBulk } from '#server/bulk/step.ts'
import { matchingEntries } from '#server/db/audit.ts'
import { ledgerRows } from '#server/db/ledger.ts'
import { postgresDialect } from '#server/db/postgres.ts'
import type { Schema } from '#server/db/schema.ts'
import { findSession } from '#server/db/sessions.ts'
import { writerDialect } from '#server/db/sqlite.ts'
import { readDistrict } from '#server/evaluation/read-district.ts'
import { listParcels } from '#server/parcels/list-parcels.ts'
import { parcelDetail } from '#server/parcels/parcel-detail.ts'
import { readProgress } from '#server/progress/read-progress.ts'
import { remind } from '#server/progress/remind.ts'
import { ownReminders } from '#server/progress/reminder-list.ts'
import type { Service } from '#server/service.ts'
import { listFirmShares } from '#server/tenancy/firm-shares.ts'
import { listTenancyParcels } from '#server/tenancy/parcels.ts'
import { listUnlocks } from '#server/unlock/view.ts'
import { owner, shiLi, wangFang, xinqiao, zhouTao } from '../cast.ts'
import { isOnPostgres } from '../fresh-database.ts'
import { conflictsOf, settleAs } from '../ledger.ts'
import { changeDates, extending, setting } from '../progress/stage.ts'
import { firmKey, parcelKey, removalsOf, remove, restore } from '../removals.ts'
import { cycle, example, firmFields, firmRow, parcelFields, parcelRow, push } from '../rows.ts'
import { openService } from '../service.ts'
import { departmentPaths } from './department-paths.ts'
import { queryPlan, type Statement } from './query-plan.ts'

/* No statement of the hot paths looks at another district's rows: every one of them begins at a key of its own. */

const district = '310117'

/** The service with every statement written down, over connections of its own. */
function recorded(service: Service): { readonly service: Service; readonly statements: readonly Statement[] } {
  const statements: Statement[] = []
  const log = ({ query }: LogEvent): void => {
    statements.push({ text: query.sql, parameters: query.parameters })
  }
  const { url } = service.database
  const dialect = isOnPostgres ? postgresDialect(url, 2) : writerDialect(url).dialect
  const db = new Kysely<Schema>({ dialect, log })
  onTestFinished(() => db.destroy())
  const run: Service['database']['read'] = (job) => db.transaction().execute(job)
  return { service: { ...service, database: { ...service.database, read: run, write: run } }, statements }
}

async function hotPaths(service: Service): Promise<void> {
  const { database } = service
  await changeDates(service, setting({ filing: '2026-11-20', review: '2026-11-27' }))
  for (const rows of [
    [parcelRow(parcelFields()), firmRow(firmFields())],
    [parcelRow({ selfNote: '已核对' }, example, 1)],
  ]) {
    await push(service, wangFang, rows)
  }
  await push(service, zhouTao, [parcelRow({ parcelName: '改名' })])
  await changeDates(service, extending('filing', 'parcel', [example], { workdays: 3 }))
  await changeDates(service, extending('filing', 'town', [xinqiao], { workdays: 1 }))
  const reminding = { cycle, stage: 'filing' as const, receivers: [{ kind: 'town' as const, code: xinqiao }] }
  await remind(service, await authorise(service, zhouTao, 'remind'), { ...reminding, text: '请抓紧办理' })
  for (const actor of [wangFang, zhouTao]) {
    const grant = await authorise(service, actor, 'parcels')
    for (const sort of ['parcelCode', 'townCode', '-landArea', 'errors', '-total'] as const) {
      await listParcels(service, grant, { cycle, sort, limit: 50 })
      await listParcels(service, grant, { cycle, sort, limit: 50, offset: 100 })
    }
    await listParcels(service, grant, { cycle, q: '示例', code: 'required', finding: 'error', status: 'draft' })
    await overview(service, await authorise(service, actor, 'overview'), { cycle })
    await readProgress(service, await authorise(service, actor, 'progress'), cycle)
    await ownReminders(service, await authorise(service, wangFang, 'ownReminders'))
    for (const progress of ['filing:overdue', 'filing:on-time', 'review:open', 'started'] as const) {
      await listParcels(service, grant, { cycle, progress, zone: '产业社区,none', limit: 50 })
    }
    await parcelDetail(service, await authorise(service, actor, 'parcel'), cycle, example)
    await pullChanges(service, await authorise(service, actor, 'changes'), {})
  }
  const pages = {
    state: ['open', 'settled', 'all'],
    own: [undefined, 'yes'],
    parcelCode: [undefined, example],
  } as const
  for (const actor of [wangFang, shiLi, zhouTao]) {
    for (const state of pages.state) {
      for (const own of pages.own) {
        for (const parcelCode of pages.parcelCode) await conflictsOf(service, actor, { state, own, parcelCode })
      }
    }
    const { nextCursor } = await conflictsOf(service, actor, { limit: 1 })
    if (nextCursor !== null) await conflictsOf(service, actor, { limit: 1, cursor: nextCursor, town: xinqiao })
    await removalsOf(service, actor)
    await removalsOf(service, actor, { town: xinqiao, parcelCode: example, limit: 1 })
  }
  // 周涛 gave another name without having seen the first one.
  const [open] = (await conflictsOf(service, zhouTao, { state: 'open' })).items
  expect(open?.field).toBe('parcelName')
  await push(service, zhouTao, [parcelRow({ selfNote: '有待处理的冲突时' }, example, 2)])
  if (open !== undefined) expect(await settleAs(service, zhouTao, open, 'mine')).toBeNull()
  await remove(service, zhouTao, firmKey(), 1)
  await restore(service, zhouTao, firmKey())
  await remove(service, zhouTao, parcelKey(), 0)
  await restore(service, zhouTao, parcelKey())
  await departmentPaths(service)
  await tenancyPaths(service)
  await bulkPaths(service)
  const grant = await authorise(service, wangFang, 'transition')
  await transition(service, grant, { cycle, parcelCodes: [example], to: 'submitted' })
  await database.read(async (db) => {
    await readDistrict(db, district, cycle, '2026-11-21')
    await findSession(db, district, 'x')
    const scope = { district, cycle, scope: () => sql<boolean>`1 = 1`, towns: null }
    await ledgerRows(db, scope, 'enterprise-information', '', 500)
    const none = { from: null, until: null, username: null, actions: null, object: null, before: null }
    await matchingEntries(db, { chain: district, ...none, limit: 50 })
  })
}

async function tenancyPaths(service: Service): Promise<void> {
  for (const actor of [wangFang, zhouTao]) {
    const grant = await authorise(service, actor, 'firmShares')
    for (const only of ['off', 'several'] as const) {
      for (const town of [undefined, xinqiao]) await listFirmShares(service, grant, { cycle, only, town, limit: 2 })
    }
    await listFirmShares(service, grant, { cycle, uscc: owner })
    const lettings = await authorise(service, actor, 'tenancyParcels')
    for (const issue of [undefined, 'any', 'lease-ended'] as const) {
      for (const town of [undefined, xinqiao])
        await listTenancyParcels(service, lettings, { cycle, issue, town, limit: 2 })
    }
    await listTenancyParcels(service, lettings, { cycle, soe: '区属', parcelCode: example })
  }
}

async function bulkPaths(service: Service): Promise<void> {
  const grant = await authorise(service, wangFang, 'startBulk')
  for (const chosen of [{ filter: { status: 'draft' } }, { parcelCodes: [example] }]) {
    const order = { cycle, to: 'submitted', chosen } as const
    await previewBulk(service, grant, order)
    const { id } = await startBulk(service, grant, { ...order, id: randomUUID() })
    await stepBulk(service, grant, id)
    await listItems(service, grant, id, { state: 'done' })
    await listOperations(service, grant, { cycle })
    const { counts } = await readOperation(service, grant, id)
    if ((counts.done ?? 0) === 0) continue
    await undoBulk(service, grant, id, '报早了')
    await stepBulk(service, grant, id)
  }
  await listUnlocks(service, await authorise(service, zhouTao, 'unlocks'), { cycle, parcelCode: example })
}

/** In SQLite's words: through a whole table, through no district's part of it, through all of the district's rows. */
const walks = [
  /^SCAN (?!CONSTANT)/,
  /^SEARCH (?!.*\(district=\?)/,
  /^SEARCH (row|row_version|row_removal|parcel|field_conflict|conflict_settlement|finding_count|found|line|issue|bulk_item|bulk_operation|result|evaluation_result|evaluation_trace) .*\(district=\?\)$/,
]

/** Lines of the plan that read a table from its beginning, or begin at no district. */
async function faults(db: Kysely<Schema>, statement: Statement): Promise<readonly string[]> {
  const lines = await queryPlan(db, statement)
  if (!isOnPostgres) return lines.filter((line) => walks.some((walk) => walk.test(line)))
  // An index that is read from its beginning has no condition in the line below it.
  return lines.filter((line, index) => {
    if (/Seq Scan/.test(line)) return true
    return /Index (Only )?Scan/.test(line) && !/Index Cond: .*district/.test(lines[index + 1] ?? '')
  })
}

test('推送、取回、列表、总览、宗地、提交、登录、评估读数、导出和审计：每条语句都从本区的键开始', async () => {
  const { service, statements } = recorded(await openService())
  await hotPaths(service)
  const asked = new Map(
    statements
      .filter(({ text }) => /^(select|update|delete)/.test(text))
      .map((statement) => [statement.text, statement]),
  )
  expect(asked.size).toBeGreaterThan(40)
  const found = await service.database.read(async (db) => {
    // Of a table with three rows the planner would read all: what matters is whether it could begin at a key.
    if (isOnPostgres) await sql`set local enable_seqscan = off`.execute(db)
    const all: string[] = []
    for (const statement of asked.values()) {
      for (const line of await faults(db, statement)) all.push(`${statement.text}\n  ${line}`)
      if (!statement.text.includes('"district"')) all.push(`no district: ${statement.text}`)
    }
    return all
  })
  expect(found).toEqual([])
})
