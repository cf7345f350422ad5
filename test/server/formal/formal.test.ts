import { describe, expect, it } from 'vitest'
import { gatesIn } from '#core/evaluation-gates/gate.ts'
import { authorise } from '#server/actions/authorise.ts'
import { overview } from '#server/actions/overview.ts'
import { latestFormal } from '#server/db/evaluations.ts'
import { readEvaluation } from '#server/evaluation-runs/read-evaluations.ts'
import { runEvaluation } from '#server/evaluation-runs/run-evaluation.ts'
import { checkFormalGates } from '#server/formal/check-gates.ts'
import { readFormalGates, readGateLines } from '#server/formal/gate-views.ts'
import { revokeOverride } from '#server/formal/override-gate.ts'
import { compareRebuilt } from '#server/rows/compare-rebuilt.ts'
import { sunLi, wangFang, zhouTao } from '../cast.ts'
import { refusal } from '../problem.ts'
import { cycle, example, exampleRows, push } from '../rows.ts'
import { openService, type TestService } from '../service.ts'
import { letPass, runFormal, toStage, verify } from './stage.ts'

async function district() {
  const service = await openService()
  await push(service, wangFang, exampleRows())
  await toStage(service)
  return service
}

const gatesSeen = async (service: TestService) =>
  readFormalGates(service, await authorise(service, zhouTao, 'formalGates'), cycle)

describe('正式评估的条件', () => {
  it('未满足时拒绝并逐条列出，不留结果；列出的事项可以逐页查看', async () => {
    const service = await district()
    const { details } = await refusal(runFormal(service), 'formal-blocked')
    expect(details).toEqual({
      cycle,
      gates: [
        { id: 'unconfirmed', count: 1 },
        { id: 'sample-standard', count: 1 },
        { id: 'unverified', count: 1 },
      ],
    })
    const shown = await gatesSeen(service)
    expect(shown.check).toMatchObject({ status: 'done', by: '周涛' })
    const unconfirmed = shown.gates.find(({ id }) => id === 'unconfirmed')
    expect(unconfirmed?.clearers).toContainEqual({ clearer: 'construction', count: 1 })
    expect(unconfirmed?.first[0]?.what).toContain('房屋安全隐患')
    const { items } = await readGateLines(service, { cycle, gate: 'unverified' })
    expect(items).toEqual([
      { parcelCode: example, townCode: '310117105000', clearers: ['enterprise', 'town'], what: '填报中' },
    ])
    const blocked = await readEvaluation(service, await authorise(service, zhouTao, 'evaluation'), '1')
    expect(blocked).toMatchObject({ mode: 'formal', status: 'blocked', classes: null, notes: [] })
    const left = await service.database.read((db) => db.selectFrom('evaluation_result').selectAll().execute())
    expect(left).toEqual([])
  })

  it('系统管理看得到数量，看不到单个地块；统计不运行评估', async () => {
    const service = await district()
    const counted = await checkFormalGates(service, await authorise(service, sunLi, 'checkFormalGates'), { cycle })
    expect(counted.gates.map(({ id, count }) => [id, count])).toContainEqual(['unconfirmed', 1])
    expect(counted.gates.flatMap(({ first }) => first)).toEqual([])
    expect(await service.database.read((db) => latestFormal(db, '310117', cycle))).toBeNull()
  })

  it('统计的进程没有做完：如实说失败，原因进日志', async () => {
    const service = await district()
    const told: string[] = []
    // The process of its own opens another place, where there is nothing.
    const database = { ...service.database, url: '/nowhere/district.sqlite' } as const
    const broken = { ...service, database, report: (what: string, error: unknown) => told.push(`${what}: ${error}`) }
    const grant = await authorise(service, zhouTao, 'checkFormalGates')
    await refusal(checkFormalGates(broken, grant, { cycle }), 'evaluation-failed')
    expect(told).toEqual([expect.stringMatching(/^gates 2025: Error: evaluation ended with/)])
    expect((await gatesSeen(service)).check).toMatchObject({ status: 'failed' })
  })

  it('不在评估阶段，或指定了标准，都不运行', async () => {
    const service = await openService()
    await push(service, wangFang, exampleRows())
    await refusal(runFormal(service), 'wrong-stage')
    const grant = await authorise(service, zhouTao, 'runEvaluation')
    await refusal(
      runEvaluation(service, grant, { cycle, mode: 'formal', standard: 'REG-示例-2026.1' }),
      'malformed-request',
    )
  })
})

describe('例外放行', () => {
  it('三项都说明理由后运行：结果、理由留存，放行只用一次', async () => {
    const service = await district()
    await letPass(service, 'unconfirmed', 'sample-standard')
    await refusal(runFormal(service), 'formal-blocked')
    await letPass(service, 'unverified')
    const done = await runFormal(service)
    expect(done).toMatchObject({ mode: 'formal', status: 'done', parcels: 1, basis: null })
    expect(done.notes).toHaveLength(3)
    expect(done.notes[0]).toBe(
      '例外放行：正式评估时判定项未核定 1 宗，系统管理 孙立 于2026年11月21日说明理由后放行：先行试评 unconfirmed。',
    )
    const kept = await service.database.read((db) => latestFormal(db, '310117', cycle))
    expect(gatesIn(kept?.gates ?? null).filter(({ overridden }) => overridden !== null)).toHaveLength(3)
    expect((await gatesSeen(service)).gates.every(({ overridden }) => overridden === null)).toBe(true)
    await refusal(runFormal(service), 'formal-blocked')
  })

  it('使用前可以撤回，撤回后不能再撤；不能重复放行', async () => {
    const service = await district()
    await letPass(service, 'incomplete')
    await refusal(letPass(service, 'incomplete'), 'gate-override-refused')
    const grant = await authorise(service, sunLi, 'revokeFormalGate')
    const { gates } = await revokeOverride(service, grant, { cycle, gate: 'incomplete' })
    expect(gates.find(({ id }) => id === 'incomplete')?.overridden).toBeNull()
    await refusal(revokeOverride(service, grant, { cycle, gate: 'incomplete' }), 'gate-override-refused')
  })
})

describe('锁定和展示', () => {
  it('核验通过的随正式评估锁定，一次记录；重建核对一致', async () => {
    const service = await district()
    await verify(service)
    await letPass(service, 'unconfirmed', 'sample-standard')
    await runFormal(service)
    const rows = await service.database.read((db) =>
      db.selectFrom('row').select(['status', 'seq']).where('cycle', '=', cycle).execute(),
    )
    expect(rows.map(({ status }) => status)).toEqual(['locked', 'locked'])
    expect(new Set(rows.map(({ seq }) => seq)).size).toBe(1)
    const acts = await service.database.read((db) =>
      db.selectFrom('audit').select(['action', 'details']).orderBy('seq', 'desc').limit(2).execute(),
    )
    expect(acts.map(({ action, details }) => [action, JSON.parse(details)])).toEqual([
      ['parcels-locked', { cycle, locked: 1 }],
      ['evaluation-ended', { status: 'done', overrides: 2 }],
    ])
    const { different } = await compareRebuilt((job) => service.database.read(job), '310117')
    expect(different).toEqual([])
    const counts = await service.database.read((db) =>
      db.selectFrom('progress_count').select(['mark', 'parcels']).where('step', '=', 'status').execute(),
    )
    expect(counts).toEqual([{ mark: 'locked', parcels: 1 }])
  })

  it('有正式评估之后，展示的是它，不是更晚的草评', async () => {
    const service = await district()
    await letPass(service, 'unconfirmed', 'sample-standard', 'unverified')
    const { id } = await runFormal(service)
    await runEvaluation(service, await authorise(service, zhouTao, 'runEvaluation'), { cycle })
    const shown = await overview(service, await authorise(service, zhouTao, 'overview'), { cycle })
    expect(shown.evaluation).toMatchObject({ id, mode: 'formal' })
  })
})
