import type { DueChange, GroupProgress, Progress } from '#core/api/progress-shapes.ts'
import type { DueStage } from '#core/progress/stage.ts'
import type { RowStatus } from '#core/record/status.ts'
import type { Actor } from '#server/actions/actor.ts'
import { authorise } from '#server/actions/authorise.ts'
import { transition } from '#server/actions/transition.ts'
import { changeDueDates, previewDueDates, reverseDueDates } from '#server/progress/change-due-dates.ts'
import { readProgress } from '#server/progress/read-progress.ts'
import type { Service } from '#server/service.ts'
import { chedun, liQiang, owner, third, wangFang, zhangWei, zhouTao } from '../cast.ts'
import { cycle, example, firmFields, firmRow, parcelFields, parcelRow, push } from '../rows.ts'
import { openService, type TestService } from '../service.ts'

/** 2 in 新桥镇, of one 规划空间 each, and 1 in 车墩镇; all without findings. */
export const second = 'SJ-XQ-0138'
export const elsewhere = 'SJ-CD-0001'

export async function threeParcels(): Promise<TestService> {
  const service = await openService()
  await push(service, wangFang, [
    parcelRow(parcelFields()),
    firmRow(firmFields()),
    parcelRow(parcelFields({ parcelName: '新桥镇示例路138号', planZoneType: '零星工业用地' }), second),
    firmRow(firmFields({ parcelShare: null }), second, third),
  ])
  await push(service, zhangWei, [
    parcelRow(parcelFields({ townCode: chedun, planZoneType: '零星工业用地' }), elsewhere),
  ])
  return service
}

/** Brings parcels to a status; refusals fail the test. */
export async function bring(
  service: Service,
  actor: Actor,
  to: RowStatus,
  codes: readonly string[],
  reason?: string,
): Promise<void> {
  const grant = await authorise(service, actor, 'transition')
  const body = { cycle, parcelCodes: [...codes], to, ...(reason === undefined ? {} : { reason }) }
  for (const { parcelCode, refusal } of (await transition(service, grant, body)).items) {
    if (refusal !== null) throw new Error(`${parcelCode}: ${refusal.message}`)
  }
}

export const submit = (service: Service, codes: readonly string[] = [example]) =>
  bring(service, wangFang, 'submitted', codes)
export const approve = (service: Service, codes: readonly string[] = [example]) =>
  bring(service, liQiang, 'town-approved', codes, '情况属实')

export async function progressOf(service: Service, actor: Actor = zhouTao): Promise<Progress> {
  return readProgress(service, await authorise(service, actor, 'progress'), cycle)
}

export function groupOf(groups: readonly GroupProgress[], code: string): GroupProgress {
  const found = groups.find((group) => group.code === code)
  if (found === undefined) throw new Error(`no group ${code}`)
  return found
}

export function setting(dates: Partial<Record<DueStage, string>>): DueChange {
  const stages = Object.keys(dates) as DueStage[]
  return { kind: 'set', cycle, dates: stages.map((stage) => ({ stage, due: dates[stage] ?? '' })) }
}

export function extending(
  stage: DueStage,
  target: 'town' | 'department' | 'parcel',
  codes: readonly string[],
  longer: { until: string } | { workdays: number },
): DueChange {
  return { kind: 'extended', cycle, stage, target, codes: [...codes], longer }
}

/** Previews and then does it, as the page does. */
export async function changeDates(service: Service, change: DueChange, reason = '年度工作安排') {
  const { version } = await previewDueDates(service, change)
  const grant = await authorise(service, zhouTao, 'changeDueDates')
  return changeDueDates(service, grant, { change, reason, version })
}

export async function reverseDates(service: Service, number: number) {
  const grant = await authorise(service, zhouTao, 'reverseDueDates')
  return reverseDueDates(service, grant, number, '日期填错了')
}

export { owner }
