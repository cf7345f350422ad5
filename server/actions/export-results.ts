import type { ParcelResultBody } from '#core/api/evaluations.ts'
import { instantText } from '../clock.ts'
import type { EvaluationTable } from '../db/evaluation-tables.ts'
import { resultBody } from '../evaluation/masked-result.ts'
import type { ExportFile } from '../export/export-file.ts'
import { resultsWorkbook } from '../export/results.ts'
import type { Service } from '../service.ts'
import type { Grant } from './authorise.ts'
import { writeCursor } from './cursor.ts'
import { requireDone } from './read-evaluations.ts'
import { tracesOf } from './read-results.ts'

const resultsPerRead = 400

/** The results of an evaluation as a workbook, masked for the reader. Throws ProblemError not-found, evaluation-not-done. */
export async function exportResults(service: Service, grant: Grant, id: string): Promise<ExportFile> {
  const evaluation = await requireDone(service, id)
  const { username, role, name } = grant.actor
  const district = service.district.code
  const at = instantText(service.clock.now())
  await service.database.write((db) =>
    service.audit.append(db, { district, at, username, role, action: 'exported', object: `results ${id}` }),
  )
  const { cycle, standard, input_hash } = evaluation
  const lines = [
    `标准：${standard}  草评，仅供参考，不作为正式结果`,
    `输入摘要（SHA-256）：${input_hash ?? ''}`,
    `导出人：${name}  导出时间：${at.slice(0, 16).replace('T', ' ')}`,
    ...(service.demo ? ['示例数据，非真实企业和地块。'] : []),
  ]
  return {
    name: `评估结果-${service.district.name}-${cycle}-草评${id}.xlsx`,
    bytes: resultsWorkbook(
      standard,
      `产业用地综合绩效评估结果（${cycle}年度）`,
      lines,
      results(service, grant, evaluation),
    ),
  }
}

async function* results(
  service: Service,
  grant: Grant,
  evaluation: EvaluationTable,
): AsyncGenerator<ParcelResultBody, void> {
  let cursor: string | undefined
  for (;;) {
    const page = await tracesOf(service, grant, evaluation, { cursor }, resultsPerRead)
    for (const trace of page) yield resultBody(trace, grant.actor)
    const last = page.at(-1)
    if (last === undefined || page.length < resultsPerRead) return
    cursor = writeCursor([last.parcel_code])
  }
}
