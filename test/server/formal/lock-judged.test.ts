import { expect, it } from 'vitest'
import { insertReEvaluation } from '#server/db/gate-overrides.ts'
import { insertLocking, openLocking } from '#server/db/parcel-lockings.ts'
import { lockJudged } from '#server/evaluation/lock-judged.ts'
import { lastChange } from '#server/evaluation/read-open-matters.ts'
import { compareRebuilt } from '#server/rows/compare-rebuilt.ts'
import { wangFang, zhouTao } from '../cast.ts'
import { cycle, firmFields, firmRow, parcelFields, parcelRow, push } from '../rows.ts'
import { openService, type TestService } from '../service.ts'
import { verify } from './stage.ts'

const district = '310117'
const codes = ['SJ-XQ-0137', 'SJ-XQ-0138', 'SJ-XQ-0139', 'SJ-XQ-0140', 'SJ-XQ-0141'] as const

/** Five parcels with a firm each, all of them 核验通过. */
async function verified(): Promise<TestService> {
  const service = await openService()
  const rows = codes.flatMap((code) => [
    parcelRow(parcelFields(), code),
    firmRow(firmFields({ parcelShare: 20 }), code),
  ])
  await push(service, wangFang, rows)
  await verify(service, codes)
  return service
}

/** What an evaluation leaves word of at its end. */
async function order(service: TestService, evaluation: number): Promise<void> {
  const who = { username: zhouTao.username, by_name: zhouTao.name, role: 'district' }
  await service.database.write(async (db) =>
    insertLocking(db, { district, evaluation, cycle, last_change: await lastChange(db, district), ...who }),
  )
}

async function locked(service: TestService): Promise<readonly string[]> {
  const rows = await service.database.read((db) =>
    db.selectFrom('row').select(['parcel_code', 'status']).where('status', '=', 'locked').orderBy('row_key').execute(),
  )
  return [...new Set(rows.map(({ parcel_code }) => parcel_code))]
}

async function statusCounts(service: TestService) {
  return service.database.read((db) =>
    db
      .selectFrom('progress_count')
      .select((count) => ['mark', count.fn.sum<number>('parcels').as('parcels')])
      .where('step', '=', 'status')
      .groupBy('mark')
      .orderBy('mark')
      .execute(),
  )
}

it('分批锁定，批与批之间停下也不丢：接着做完，各地块只锁一次，重建核对一致，办完记录一次', async () => {
  const service = await verified()
  await order(service, 1)
  const stop = new AbortController()
  const database = {
    ...service.database,
    async write<Result>(job: Parameters<typeof service.database.write<Result>>[0]) {
      stop.abort()
      return service.database.write(job)
    },
  }
  await lockJudged({ ...service, database }, district, stop.signal, 2)
  expect(await locked(service)).toEqual(codes.slice(0, 2))
  expect(await service.database.read((db) => openLocking(db, district))).toMatchObject({ locked: 2, ended_at: null })
  // Somebody changes one that is still open: it is no longer the parcel that was judged.
  await push(service, zhouTao, [parcelRow({ propertyQuality: '中' }, codes[3], 4)])
  const together = [1, 2].map(() => lockJudged(service, district, new AbortController().signal, 2))
  await Promise.all(together)
  expect(await locked(service)).toEqual(codes.filter((code) => code !== codes[3]))
  const acts = await service.database.read((db) =>
    db.selectFrom('audit').select(['username', 'object', 'details']).where('action', '=', 'parcels-locked').execute(),
  )
  expect(acts).toEqual([{ username: 'zhoutao', object: '1', details: JSON.stringify({ cycle, locked: 4 }) }])
  const { different } = await compareRebuilt((job) => service.database.read(job), district)
  expect(different).toEqual([])
  expect(await statusCounts(service)).toEqual([
    { mark: 'locked', parcels: 4 },
    { mark: 'review-approved', parcels: 1 },
  ])
  const transitions = await service.database.read((db) =>
    db.selectFrom('row_transition').select(['parcel_code', 'reason']).where('to_status', '=', 'locked').execute(),
  )
  expect(new Set(transitions.map(({ reason }) => reason))).toEqual(new Set(['随正式评估 #1 锁定']))
  expect(transitions).toHaveLength(4)
})

it('再评估只锁点名的地块', async () => {
  const service = await verified()
  await order(service, 2)
  const named = [codes[4], codes[1]]
  await service.database.write((db) =>
    insertReEvaluation(db, { district, evaluation: 2, reason: '异议成立', parcel_codes: JSON.stringify(named) }),
  )
  await lockJudged(service, district, new AbortController().signal, 1)
  expect(await locked(service)).toEqual([codes[1], codes[4]])
})
