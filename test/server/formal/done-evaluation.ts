import type { EvaluationTable } from '#server/db/evaluation-tables.ts'
import { zhouTao } from '../cast.ts'

type Said = 'district' | 'number' | 'cycle' | 'parcels'

/** A formal evaluation that is done, run by 周涛 with the example standard unless told. */
export function doneEvaluation(of: Pick<EvaluationTable, Said> & Partial<EvaluationTable>): EvaluationTable {
  const at = '2026-11-20T10:00:00.000+08:00'
  return {
    mode: 'formal',
    status: 'done',
    standard: 'REG-示例-2026.1',
    standard_hash: null,
    trial: 0,
    engine: '1',
    input_hash: null,
    started_at: at,
    finished_at: at,
    username: zhouTao.username,
    by_name: zhouTao.name,
    progress: 1,
    summary: null,
    failure: null,
    basis: null,
    gates: '[]',
    ...of,
  }
}
