import { updateEvaluation } from '#server/db/evaluations.ts'
import type { District } from './district.ts'

/** The first evaluation of the year as the formal one, one gate let pass with a reason. */
export async function evaluatedYear({ server: { service } }: District): Promise<void> {
  const overridden = { reason: '示例标准先行试评', by: '孙立', at: '2026-11-20T09:30:00.000+08:00' }
  const gates = JSON.stringify([{ id: 'sample-standard', count: 1, overridden }])
  await service.database.write((db) => updateEvaluation(db, service.district.code, 1, { mode: 'formal', gates }))
}
