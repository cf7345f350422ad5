import { ProblemError, problem } from '#core/error/problem.ts'
import type { Standard } from '#core/scoring/standard.ts'
import type { Grant } from '../actions/authorise.ts'
import { instantText, todayInShanghai } from '../clock.ts'
import { requireDone } from '../evaluation-runs/read-evaluations.ts'
import type { ExportFile } from '../export/export-file.ts'
import { beginProgress, endProgress } from '../jobs/running.ts'
import type { Service } from '../service.ts'
import { lineInForce } from '../standard-register/in-force.ts'
import { recordedStandard } from '../standard-register/recorded.ts'
import { standardOfLine } from '../standard-register/register.ts'
import { seenStandard } from '../standards/seen.ts'
import { ChildStream } from './child-stream.ts'
import type { ComparisonTask, DistrictAsked, SideTask } from './messages.ts'

export interface ComparisonAsked {
  readonly id: string
  readonly cycle: string
  readonly from: string
  readonly to: string
}

/** Both sides compared, as JSON. Throws ProblemError: not-found, evaluation-not-done, too-busy. */
export async function compare(service: Service, grant: Grant, asked: ComparisonAsked): Promise<ExportFile> {
  const { from, to } = await sidesOf(service, grant, asked)
  const task = { ...districtAsked(service, asked.cycle), make: 'comparison', from, to } as const
  return { name: '对比.json', bytes: running(grant, asked.id, task) }
}

/** The same as a workbook; it is on record. Throws ProblemError: not-found, evaluation-not-done, too-busy. */
export async function exportComparison(service: Service, grant: Grant, asked: ComparisonAsked): Promise<ExportFile> {
  const { from, to } = await sidesOf(service, grant, asked)
  const { username, role, name } = grant.actor
  const district = service.district.code
  const at = instantText(service.clock.now())
  await service.database.write(async (db) => {
    const object = `comparison ${asked.from} ${asked.to}`
    await service.audit.append(db, { district, at, username, role, action: 'exported', object, details: {} })
  })
  const lines = [
    `对比前：${sideText(from)}`,
    `对比后：${sideText(to)}`,
    '草评和试算结果，仅供参考，不作为正式结果。行业、规模、面积按现有数据。',
    '不含区统计局、区税务局核定值；能推算出核定值的得分只说升降，总分取 5 分一档。',
    `导出人：${name}  导出时间：${at.slice(0, 16).replace('T', ' ')}`,
    ...(service.demo ? ['示例数据，非真实企业和地块。'] : []),
  ]
  const title = `产业用地综合绩效评估结果对比（${asked.cycle}年度）`
  const task = { ...districtAsked(service, asked.cycle), make: 'workbook', from, to, title, lines } as const
  return {
    name: `评估对比-${service.district.name}-${asked.cycle}-${at.slice(0, 10)}.xlsx`,
    bytes: running(grant, asked.id, task),
  }
}

/** What a try-out of the standard needs, as JSON. Throws ProblemError: not-found, too-busy. */
export async function tryOutParcels(
  service: Service,
  grant: Grant,
  { id, cycle, standard: wanted }: { readonly id: string; readonly cycle: string; readonly standard: string },
): Promise<ExportFile> {
  const day = todayInShanghai(service.clock)
  const [standard, inForce] = await service.database.read(async (db) => {
    const line = await lineInForce(db, service.district.code, day)
    const seen = await seenStandard(db, service, grant.actor, wanted)
    return [seen.standard, 'code' in line ? seen.standard : await standardOfLine(db, line)]
  })
  const task = { ...districtAsked(service, cycle), make: 'try-out', standard, inForce } as const
  return { name: '试调.json', bytes: running(grant, id, task) }
}

function districtAsked({ database, district, clock }: Service, cycle: string): DistrictAsked {
  const dataKeys = database.vault?.keys.all ?? []
  return { url: database.url, dataKeys, district: district.code, today: todayInShanghai(clock), cycle }
}

async function sidesOf(service: Service, grant: Grant, { cycle, from, to }: ComparisonAsked) {
  return { from: await sideOf(service, grant, cycle, from), to: await sideOf(service, grant, cycle, to) }
}

/** @param text 'evaluation:12' or 'standard:REG-示例-2026.1' */
async function sideOf(service: Service, grant: Grant, cycle: string, text: string): Promise<SideTask> {
  const colon = text.indexOf(':')
  const id = text.slice(colon + 1)
  if (text.slice(0, colon) === 'standard') {
    const { standard } = await service.database.read((db) => seenStandard(db, service, grant.actor, id))
    return { kind: 'standard', standard, cycle }
  }
  const evaluation = await requireDone(service, grant.actor, id)
  const standard: Standard | null = await service.database.read((db) => recordedStandard(db, evaluation))
  const { number, finished_at: at, standard: standardId } = evaluation
  return { kind: 'evaluation', number, cycle: evaluation.cycle, at, standardId, standard }
}

function sideText(side: SideTask): string {
  return side.kind === 'evaluation'
    ? `草评 #${side.number}（${side.cycle}年度，标准 ${side.standardId}）`
    : `标准 ${side.standard.id}（${side.standard.label}），按 ${side.cycle}年度现有数据试算`
}

/** More children than these would leave the machine to nothing else. */
const mostAtOnce = 2
let atOnce = 0

/** Makes it while it is sent: who breaks the connection ends it. Throws ProblemError too-busy. */
function running({ actor }: Grant, id: string, task: ComparisonTask): AsyncIterable<Uint8Array> {
  const progress = atOnce >= mostAtOnce ? null : beginProgress(id, actor.username, 100)
  if (progress === null) throw new ProblemError(problem('too-busy', { retryAfterSeconds: 10 }))
  atOnce += 1
  let isEnded = false
  const end = (): void => {
    if (isEnded) return
    isEnded = true
    atOnce -= 1
    endProgress(id)
  }
  const stream = new ChildStream(task, (percent) => {
    progress.done = percent
  })
  const iterator: AsyncIterator<Uint8Array, void> = {
    async next() {
      const next = await stream.next().catch((error: unknown) => {
        end()
        throw error
      })
      if (next.done === true) end()
      return next
    },
    async return() {
      end()
      return stream.return()
    },
  }
  return { [Symbol.asyncIterator]: () => iterator }
}
