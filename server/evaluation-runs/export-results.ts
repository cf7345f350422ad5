import type { Viewer } from '#core/access/mask.ts'
import type { ParcelResultBody } from '#core/api/evaluations.ts'
import { gatesIn } from '#core/evaluation-gates/gate.ts'
import { overrideSentences } from '#core/evaluation-gates/override-sentences.ts'
import type { Grant } from '../actions/authorise.ts'
import { writeCursor } from '../actions/cursor.ts'
import { instantText } from '../clock.ts'
import type { EvaluationTable } from '../db/evaluation-tables.ts'
import { resultBody } from '../evaluation/masked-result.ts'
import type { ExportFile } from '../export/export-file.ts'
import { resultsWorkbook } from '../export/results.ts'
import { releaseFor } from '../export-release/release.ts'
import type { Service } from '../service.ts'
import { recordedStandard } from '../standard-register/recorded.ts'
import { requireDone } from './read-evaluations.ts'
import { tracesOf } from './read-results.ts'

const resultsPerRead = 400

const unapproved = '未经导出审批：用到区统计局、区税务局核定数据的指标只列得分，不列数值。'

/**
 * The results of an evaluation as a workbook: what rests on masked values by points only, in full by approval. Throws
 * ProblemError: not-found, evaluation-not-done, export-not-approved.
 */
export async function exportResults(
  service: Service,
  grant: Grant,
  id: string,
  approval?: number | undefined,
): Promise<ExportFile> {
  const evaluation = await requireDone(service, grant.actor, id)
  const { username, role, name } = grant.actor
  const district = service.district.code
  const at = instantText(service.clock.now())
  const { cycle, standard, input_hash } = evaluation
  const wanted = { kind: 'results', cycle, object: id, town: null } as const
  const release = await service.database.write(async (db) => {
    const released = await releaseFor(db, district, grant.actor, wanted, approval, at, unapproved)
    const details = released.approval === null ? {} : { approval: released.approval }
    const entry = { district, at, username, role, object: `results ${id}`, details } as const
    await service.audit.append(db, { ...entry, action: 'exported' })
    return released
  })
  const isFormal = evaluation.mode === 'formal'
  const recorded = await service.database.read((db) => recordedStandard(db, evaluation))
  const lines = [
    `标准：${standard}  ${isFormal ? '正式评估，以市委、市政府审定为准' : '草评，仅供参考，不作为正式结果'}`,
    ...overrideSentences(gatesIn(evaluation.gates)),
    `输入摘要（SHA-256）：${input_hash ?? ''}`,
    `导出人：${name}  导出时间：${at.slice(0, 16).replace('T', ' ')}`,
    ...release.lines,
    ...(service.demo ? ['示例数据，非真实企业和地块。'] : []),
  ]
  return {
    name: `评估结果-${service.district.name}-${cycle}-${isFormal ? '正式评估' : '草评'}${id}.xlsx`,
    bytes: resultsWorkbook(
      recorded,
      `产业用地综合绩效评估结果（${cycle}年度）`,
      lines,
      results(service, grant, evaluation, release.viewer),
    ),
  }
}

async function* results(
  service: Service,
  grant: Grant,
  evaluation: EvaluationTable,
  viewer: Viewer,
): AsyncGenerator<ParcelResultBody, void> {
  let cursor: string | undefined
  for (;;) {
    const page = await tracesOf(service, grant, evaluation, { cursor }, resultsPerRead)
    for (const trace of page) yield resultBody(trace, viewer)
    const last = page.at(-1)
    if (last === undefined || page.length < resultsPerRead) return
    cursor = writeCursor([last.parcel_code])
  }
}
