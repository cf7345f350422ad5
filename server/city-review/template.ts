import { cityOpinions, opinionHeadings } from '#core/city-review/opinion.ts'
import { ProblemError, problem } from '#core/error/problem.ts'
import { gatesIn } from '#core/evaluation-gates/gate.ts'
import { overrideSentences } from '#core/evaluation-gates/override-sentences.ts'
import { proposedFormNotice } from '#core/vocabulary/citation.ts'
import { townName } from '#core/vocabulary/district.ts'
import { streamTable, type TableRow } from '#workbook/write.ts'
import { decisionLines } from '../db/decision-lines.ts'
import type { EvaluationTable } from '../db/evaluation-tables.ts'
import { latestFormal } from '../db/evaluations.ts'
import { parcelLines } from '../db/parcels.ts'
import type { ExportFile } from '../export/export-file.ts'
import type { Service } from '../service.ts'

const linesPerRead = 1000

/** 研判意见表: every parcel of the formal evaluation, to be filled in. Throws ProblemError stage-not-ready without one. */
export async function opinionTemplate(service: Service, cycle: string): Promise<ExportFile> {
  const { code, name } = service.district
  const evaluation = await service.database.read((db) => latestFormal(db, code, cycle))
  if (evaluation === null) {
    const reasons = ['还没有正式评估，先在“评估”页运行。']
    throw new ProblemError(problem('stage-not-ready', { act: '下载意见表', reasons }))
  }
  const [codeHeading, opinion, adjusted, reason] = opinionHeadings
  const columns = [
    { heading: codeHeading, width: 20 },
    { heading: '地块名称', width: 26 },
    { heading: '所属街镇/园区', width: 14 },
    { heading: '评估类别', width: 10 },
    { heading: opinion, width: 10 },
    { heading: adjusted, width: 12 },
    { heading: reason, width: 40 },
  ]
  return {
    name: `研判意见表-${name}-${cycle}.xlsx`,
    bytes: streamTable(columns, rowsOf(service, evaluation), {
      sheet: '研判意见',
      title: `市级联合研判意见表（${cycle}年度）`,
      lines: [
        proposedFormNotice,
        `意见填${cityOpinions.map((each) => `“${each}”`).join('或')}；填“调整”的要填调整后类别（A–D）和理由。没有填的行不读入。`,
        `正式评估第 ${evaluation.number} 号，标准 ${evaluation.standard}`,
        ...overrideSentences(gatesIn(evaluation.gates)),
      ],
      frozenColumns: 1,
    }),
  }
}

async function* rowsOf({ database }: Service, evaluation: EvaluationTable): AsyncGenerator<TableRow, void> {
  const { district, cycle } = evaluation
  for (let after = ''; ; ) {
    const page = await database.read(async (db) => {
      const lines = await decisionLines(db, evaluation, after, linesPerRead)
      const codes = lines.map(({ parcel_code }) => parcel_code)
      const parcels = await parcelLines(db, district, cycle, codes)
      const names = new Map(parcels.map(({ parcel_code, parcel_name }) => [parcel_code, parcel_name]))
      return lines.map((line) => ({ ...line, name: names.get(line.parcel_code) ?? null }))
    })
    for (const { parcel_code, name, town_code, class: evaluated } of page) {
      yield [parcel_code, name, town_code === null ? null : townName(town_code), evaluated, null, null, null]
    }
    const last = page.at(-1)
    if (last === undefined || page.length < linesPerRead) return
    after = last.parcel_code
  }
}
