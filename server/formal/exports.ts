import type { Movement, ReEvaluation } from '#core/api/formal.ts'
import { ProblemError, problem } from '#core/error/problem.ts'
import { clearerName } from '#core/evaluation-gates/clearer.ts'
import { gatesIn } from '#core/evaluation-gates/gate.ts'
import { overrideSentences } from '#core/evaluation-gates/override-sentences.ts'
import { gateWords } from '#core/message/gate-words.ts'
import { proposedFormNotice } from '#core/vocabulary/citation.ts'
import { townName } from '#core/vocabulary/district.ts'
import { gateIds } from '#core/vocabulary/evaluation-gate.ts'
import { streamTable, streamWorkbook, type TableColumn, type TableRow } from '#workbook/write.ts'
import type { Grant } from '../actions/authorise.ts'
import { instantText } from '../clock.ts'
import { requireDone } from '../evaluation-runs/read-evaluations.ts'
import type { ExportFile } from '../export/export-file.ts'
import type { Service } from '../service.ts'
import { readFormalGates, readGateLines } from './gate-views.ts'
import { readReEvaluation } from './re-evaluation-view.ts'

const linesPerRead = 500
const minute = (at: string): string => at.slice(0, 16).replace('T', ' ')

const gateColumns: readonly TableColumn[] = [
  { heading: '条件', width: 20 },
  { heading: '地块编码', width: 18 },
  { heading: '所属街镇/园区', width: 14 },
  { heading: '由谁办理', width: 24 },
  { heading: '事项', width: 60 },
]

/**
 * Everything that keeps the formal evaluation of a year from running, as it was counted last. Throws ProblemError
 * not-found while nothing has been counted.
 */
export async function exportFormalGates(service: Service, grant: Grant, cycle: string): Promise<ExportFile> {
  const { check } = await readFormalGates(service, grant, cycle)
  if (check?.status !== 'done') throw new ProblemError(problem('not-found', { what: `${cycle} 年度的条件统计` }))
  const at = await recordExport(service, grant, `formal gates ${cycle}`)
  const rows = (async function* (): AsyncGenerator<TableRow, void> {
    for (const gate of gateIds) {
      let cursor: string | undefined
      do {
        const page = await readGateLines(service, { cycle, gate, cursor, limit: linesPerRead })
        for (const { parcelCode, townCode, clearers, what } of page.items) {
          yield [gateWords[gate].name, parcelCode, townText(townCode), clearers.map(clearerName).join('、'), what]
        }
        cursor = page.nextCursor ?? undefined
      } while (cursor !== undefined)
    }
  })()
  return {
    name: `正式评估条件-${service.district.name}-${cycle}.xlsx`,
    bytes: streamTable(gateColumns, rows, {
      sheet: '正式评估条件',
      title: `正式评估未满足的条件（${cycle}年度）`,
      lines: linesOf(service, grant, at, [
        `统计时间：${minute(check.finishedAt ?? check.startedAt)}  标准：${check.standard}`,
      ]),
      frozenColumns: 1,
    }),
  }
}

const number = { numberFormat: '0.00', align: 'right', width: 10 } as const
const whole = { numberFormat: '0', align: 'right', width: 8 } as const
const movementColumns: readonly TableColumn[] = [
  { heading: '地块编码', width: 18 },
  { heading: '所属街镇/园区', width: 14 },
  { heading: '用地类别', width: 10 },
  { heading: '原类别', width: 8, align: 'center' },
  { heading: '现类别', width: 8, align: 'center' },
  { heading: '原名次', ...whole },
  { heading: '现名次', ...whole },
  { heading: '原总分', ...number },
  { heading: '现总分', ...number },
]
const inputColumns: readonly TableColumn[] = [
  { heading: '地块编码', width: 18 },
  { heading: '变动的输入', width: 32 },
  { heading: '原值', width: 28 },
  { heading: '现值', width: 28 },
]

/**
 * What an evaluation that was made again changed, as a workbook of three sheets. Throws ProblemError: not-found,
 * evaluation-not-done.
 */
export async function exportReEvaluation(service: Service, grant: Grant, id: string): Promise<ExportFile> {
  const { cycle, gates } = await requireDone(service, grant.actor, id)
  const first = await readReEvaluation(service, grant, id, { limit: linesPerRead })
  const at = await recordExport(service, grant, `re-evaluation ${id}`)
  const { basis, reason, judgedAgain } = first
  const lines = linesOf(service, grant, at, [
    `以正式评估 #${basis} 的输入、标准和引擎为底，只换所列地块：${reason}`,
    ...overrideSentences(gatesIn(gates)),
  ])
  const title = (what: string): string => `重新评估 #${id} ${what}（${cycle}年度）`
  const inputs = judgedAgain.flatMap(({ parcelCode, inputs: changes }) =>
    changes.map(({ what, before, after }): TableRow => [parcelCode, what, before, after]),
  )
  const sheet = { lines, frozenColumns: 1 }
  return {
    name: `重新评估差异-${service.district.name}-${cycle}-${id}.xlsx`,
    bytes: streamWorkbook([
      {
        ...sheet,
        sheet: '重新判定',
        title: title('重新判定的地块'),
        columns: movementColumns,
        rows: judgedAgain.map(movementRow),
      },
      { ...sheet, sheet: '变动的输入', title: title('变动的输入'), columns: inputColumns, rows: inputs },
      {
        ...sheet,
        sheet: '因此变动',
        title: title('因此变动的地块'),
        columns: movementColumns,
        rows: movedRows(service, grant, id, first),
      },
    ]),
  }
}

async function* movedRows(
  service: Service,
  grant: Grant,
  id: string,
  first: ReEvaluation,
): AsyncGenerator<TableRow, void> {
  let { moved } = first
  for (;;) {
    yield* moved.items.map(movementRow)
    const cursor = moved.nextCursor
    if (cursor === null) return
    moved = (await readReEvaluation(service, grant, id, { cursor, limit: linesPerRead })).moved
  }
}

function movementRow({ parcelCode, townCode, landClass, before, after }: Movement): TableRow {
  const classes = [before?.class ?? null, after?.class ?? null]
  const figures = [before?.rank, after?.rank, before?.total, after?.total].map((figure) => figure ?? null)
  return [parcelCode, townText(townCode), landClass, ...classes, ...figures]
}

function townText(code: string | null): string | null {
  return code === null ? null : (townName(code) ?? code)
}

function linesOf(service: Service, { actor }: Grant, at: string, own: readonly string[]): readonly string[] {
  return [
    proposedFormNotice,
    ...own,
    `导出人：${actor.name}  导出时间：${minute(at)}`,
    ...(service.demo ? ['示例数据，非真实企业和地块。'] : []),
  ]
}

/** Returns when. */
async function recordExport(
  { database, clock, audit, district: { code: district } }: Service,
  { actor: { username, role } }: Grant,
  object: string,
): Promise<string> {
  const at = instantText(clock.now())
  await database.write((db) => audit.append(db, { district, at, username, role, action: 'exported', object }))
  return at
}
