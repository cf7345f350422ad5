import { insertEvaluation, saveResults } from '#server/db/evaluations.ts'
import type { SampleParcel } from '#server/demo/district.ts'
import type { Service } from '#server/service.ts'
import { doneEvaluation } from '../server/formal/done-evaluation.ts'
import { cycle } from './district.ts'

const verdicts = ['C', 'B', 'A', 'D', null] as const

/** A formal evaluation of the district's parcels that is done: C, B, A, D, 暂不评价 in turn, told what it was let through with. */
export async function evaluatedFormally(service: Service, parcels: readonly SampleParcel[], number = 1): Promise<void> {
  const district = service.district.code
  const override = { reason: '示例标准先行试评，待专班审定', by: '孙立', at: '2026-11-20T09:30:00.000+08:00' }
  const gates = JSON.stringify([{ id: 'sample-standard', count: 1, overridden: override }])
  const results = parcels.map(({ parcel, townCode }, index) => {
    const verdict = verdicts[index % verdicts.length] ?? null
    return {
      district,
      evaluation: number,
      parcel_code: String(parcel.parcelCode),
      town_code: townCode,
      land_class: parcel.landClass === undefined ? null : String(parcel.landClass),
      status: 'ok',
      how: verdict === null ? 'exempt' : 'ranked',
      class: verdict,
      total: 60,
      open_total: 60,
      rank: index + 1,
      ranked: parcels.length,
      flagged: 0,
      rules: '[]',
    }
  })
  await service.database.write(async (db) => {
    await insertEvaluation(db, doneEvaluation({ district, number, cycle, parcels: results.length, gates }))
    await saveResults(db, results, [])
  })
}
