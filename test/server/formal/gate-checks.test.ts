import { expect, it } from 'vitest'
import type { GateLine } from '#core/evaluation-gates/line.ts'
import { authorise } from '#server/actions/authorise.ts'
import { instantText } from '#server/clock.ts'
import { findCheck, gateLinePage, replaceCheck } from '#server/db/gates.ts'
import { LineStore } from '#server/evaluation/line-store.ts'
import { checkFormalGates, recoverChecks } from '#server/formal/check-gates.ts'
import { endJobs } from '#server/jobs/ended-at-stop.ts'
import type { Service } from '#server/service.ts'
import { zhouTao } from '../cast.ts'
import { refusal } from '../problem.ts'
import { cycle } from '../rows.ts'
import { openService } from '../service.ts'

const place = { district: '310117', cycle, standard: 'REG' } as const

function lineOf(parcelCode: string): GateLine {
  return { gate: 'unverified', parcelCode, townCode: null, clearers: [], what: '' }
}

async function stored({ database }: Service) {
  return database.read(async (db) => ({
    check: await findCheck(db, place.district, cycle),
    codes: (await gateLinePage(db, { ...place, gate: 'unverified', after: 0, limit: 50 })).map(
      (line) => line.parcel_code,
    ),
  }))
}

it('检查还在逐批列出，正式评估也开始了：后开始的一份完整留下，两边都不出错', async () => {
  const service = await openService()
  const check = new LineStore(service.database, { ...place, by: '孙立', at: '2026-11-21T14:00:00.000+08:00' })
  const evaluation = new LineStore(service.database, { ...place, by: '周涛', at: '2026-11-21T14:00:01.000+08:00' })
  await check.add([lineOf('A1'), lineOf('A2')], null)
  await evaluation.add([lineOf('B1'), lineOf('B2')], null)
  await check.add([lineOf('A3')], { unverified: { count: 3, clearers: {} } })
  expect((await stored(service)).check).toMatchObject({ status: 'running', by_name: '周涛' })
  await evaluation.add([lineOf('B3')], { unverified: { count: 3, clearers: {} } })
  const { check: stands, codes } = await stored(service)
  expect(stands).toMatchObject({ status: 'done', by_name: '周涛' })
  expect(codes).toEqual(['B1', 'B2', 'B3'])
})

it('检查时服务断电：重新启动后可以立即再检查；多台共用时先等那一台', async () => {
  const service = await openService()
  const at = instantText(service.clock.now())
  const running = { status: 'running', started_at: at, finished_at: null, parcels: 0, counts: '{}' }
  const died = { ...place, ...running, by_name: '孙立' }
  service.clock.pass(60_000)
  await service.database.write((db) => replaceCheck(db, died))
  const again = async () => checkFormalGates(service, await authorise(service, zhouTao, 'checkFormalGates'), { cycle })
  await recoverChecks(service, service.clock.now())
  if (service.database.isShared) {
    await refusal(again(), 'too-busy')
    service.clock.pass(15 * 60_000)
    await recoverChecks(service, service.clock.now())
  }
  expect((await stored(service)).check?.status).toBe('failed')
  expect((await again()).check?.status).toBe('done')
})

it('检查时服务正常停止：随即记为失败，别的服务器不必等就能再检查', async () => {
  const service = await openService()
  const grant = await authorise(service, zhouTao, 'checkFormalGates')
  await checkFormalGates(service, grant, { cycle }, 0)
  expect((await stored(service)).check?.status).toBe('running')
  await endJobs(service.database)
  expect((await stored(service)).check?.status).toBe('failed')
  expect((await checkFormalGates(service, grant, { cycle })).check?.status).toBe('done')
})
