import { randomUUID } from 'node:crypto'
import type { DueChange } from '#core/api/progress-shapes.ts'
import type { DueStage } from '#core/progress/stage.ts'
import { authorise } from '#server/actions/authorise.ts'
import { issueInvitations } from '#server/actions/issue-invitations.ts'
import { issueLetters } from '#server/letters/issue-reminder-letters.ts'
import { changeDueDates, previewDueDates } from '#server/progress/change-due-dates.ts'
import { remind } from '#server/progress/remind.ts'
import { cycle, type District, districtClock } from './district.ts'

const text = '2025年度产业用地综合绩效评估填报工作尚未完成。请抓紧办理；确有困难的，请向区工作专班说明。'

/** A change of due dates by 周涛. */
export async function changeDates({ server: { service }, actor }: District, change: DueChange): Promise<void> {
  const { version } = await previewDueDates(service, change)
  const grant = await authorise(service, actor('zhoutao'), 'changeDueDates')
  await changeDueDates(service, grant, { change, reason: '2026年第3次专班会议', version })
}

export function setting(dates: Partial<Record<DueStage, string>>): DueChange {
  const stages = Object.keys(dates) as DueStage[]
  return { kind: 'set', cycle, dates: stages.map((stage) => ({ stage, due: dates[stage] ?? '' })) }
}

/** A day so many days from the server's today. */
export function dayFromNow(days: number): string {
  return new Date(districtClock.now() + (days * 24 + 8) * 3_600_000).toISOString().slice(0, 10)
}

/** Dates set and extended, firms invited, some reminded within the system and by letter. */
export async function makeProgress(district: District, parcelCodes: readonly string[]): Promise<void> {
  const { server, actor } = district
  const { service } = server
  const right = (id: Parameters<typeof authorise>[2]) => authorise(service, actor('zhoutao'), id)
  await changeDates(
    district,
    setting({
      'hand-out': dayFromNow(-40),
      filing: dayFromNow(-8),
      'town-review': dayFromNow(2),
      'department-list': dayFromNow(-2),
      review: dayFromNow(60),
    }),
  )
  const longer = { until: dayFromNow(6) }
  await changeDates(district, {
    kind: 'extended',
    cycle,
    stage: 'filing',
    target: 'town',
    codes: ['310117106000'],
    longer,
  })
  await issueInvitations(service, await right('issueInvitations'), { cycle, parcelCodes: parcelCodes.slice(0, 12) })
  const towns = ['310117105000', '310117104000', '310117103000'].map((code) => ({ kind: 'town' as const, code }))
  const body = { cycle, stage: 'filing' as const, receivers: towns, text }
  await remind(service, await right('remind'), body)
  const departments = [{ kind: 'department' as const, code: 'statistics' }]
  await remind(service, await right('remind'), { ...body, stage: 'department-list', receivers: departments })
  await issueLetters(service, await right('issueLetters'), { ...body, batch: randomUUID() })
}
