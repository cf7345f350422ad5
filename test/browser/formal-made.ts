import { authorise } from '#server/actions/authorise.ts'
import { recordStageAct } from '#server/cycle-stage/record-act.ts'
import { pushAs } from '#server/demo/seed.ts'
import { runEvaluation } from '#server/evaluation-runs/run-evaluation.ts'
import { checkFormalGates } from '#server/formal/check-gates.ts'
import { readFormalGates } from '#server/formal/gate-views.ts'
import { overrideGate } from '#server/formal/override-gate.ts'
import { reEvaluate } from '#server/formal/re-evaluate.ts'
import { cycle, type District } from './district.ts'

const long = 120_000

/** The year is in 评估, and what its formal evaluation waits for has been counted. */
export async function counted({ server: { service }, actor }: District): Promise<void> {
  await service.database.write(async (db) => {
    await recordStageAct(db, service, actor('zhoutao'), { cycle, act: 'start-verification' })
    await recordStageAct(db, service, actor('zhoutao'), { cycle, act: 'start-evaluation' })
  })
  await checkFormalGates(service, await authorise(service, actor('zhoutao'), 'checkFormalGates'), { cycle }, long)
}

/** Everything that is shut is let pass by the administrator. */
export async function letAllPass({ server: { service }, actor }: District): Promise<void> {
  const grant = await authorise(service, actor('guanli'), 'overrideFormalGate')
  const { gates } = await readFormalGates(service, grant, cycle)
  for (const { id, count, overridden } of gates) {
    if (count === 0 || overridden !== null) continue
    await overrideGate(service, grant, { cycle, gate: id, reason: '区专班 2026 年第 12 次会议同意先行试评' })
  }
}

/** A formal evaluation, and one that was made again for a parcel whose tax turned out to be another. Numbers of both. */
export async function judged(district: District): Promise<{ readonly formal: string; readonly again: string }> {
  const { server, actor } = district
  const { service } = server
  await letAllPass(district)
  const formal = await runEvaluation(
    service,
    await authorise(service, actor('zhoutao'), 'runEvaluation'),
    { cycle, mode: 'formal' },
    long,
  )
  const [best] = await service.database.read((db) =>
    db
      .selectFrom('evaluation_result')
      .select('parcel_code')
      .where('evaluation', '=', Number(formal.id))
      .where('rank', '=', 1)
      .where('land_class', '=', '工业')
      .limit(1)
      .execute(),
  )
  const parcelCode = best?.parcel_code ?? ''
  const [row] = await service.database.read((db) =>
    db
      .selectFrom('row')
      .select(['uscc', 'revision'])
      .where('parcel_code', '=', parcelCode)
      .where('cycle', '=', cycle)
      .where('uscc', 'is not', null)
      .execute(),
  )
  await pushAs(service, actor('zhoutao'), 'corrected', [
    {
      form: 'enterprise-information',
      key: { cycle, parcelCode, uscc: row?.uscc ?? '' },
      baseRevision: row?.revision ?? 0,
      fields: { revenue: 1, grossOutput: 1 },
    },
  ])
  const grant = await authorise(service, actor('zhoutao'), 'reEvaluate')
  const order = { evaluation: formal.id, parcelCodes: [parcelCode], reason: '公示期异议 3 号成立，按更正后的数据重评' }
  const again = await reEvaluate(service, grant, order, long)
  return { formal: formal.id, again: again.id }
}
