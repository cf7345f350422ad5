import { checklistKindNames, metItems } from '#core/filing/checklist.ts'
import { deadlineText } from '#core/filing/clock-status.ts'
import type { FilingEvent } from '#core/filing/event.ts'
import { milestoneLabel } from '#core/filing/milestone.ts'
import { filingPartyNames } from '#core/filing/party.ts'
import { reviewerName } from '#core/filing/reviewer.ts'
import { jurisdictionNames } from '#core/filing-route/jurisdiction.ts'
import { routeLabel, routes } from '#core/filing-route/routes.ts'

const nameOf = (code: string): string => reviewerName(code) ?? code

/** What an event says beside who, when and with which documents; lines, empty where it says nothing more. */
export function eventLines(event: FilingEvent): readonly string[] {
  switch (event.kind) {
    case 'submit':
    case 'resubmit':
      return [`申请表第 ${event.declaration.revision} 次保存的内容`]
    case 'return':
      return [`理由：${event.reason}`, ...event.items.map((item, index) => `${index + 1}. ${item}`)]
    case 'assess':
      return assessmentLines(event)
    case 'issue-sheet':
    case 'reissue-sheet':
      return [`项目信息表第 ${event.version} 版`]
    case 'confirm-sheet':
      return [`项目信息表第 ${event.version} 版，${filingPartyNames[event.party]}已盖章`]
    case 'open-review':
    case 'invite':
      return [event.invited.map(({ reviewer, dueDay }) => `${nameOf(reviewer)}（${dueDay} 前答复）`).join('、')]
    case 'give-opinion':
      return [`${nameOf(event.reviewer)}：${event.opinion}`]
    case 'remind':
      return [`催办${event.reviewers.map(nameOf).join('、')}（未发邮件和短信）`]
    case 'overrule':
      return [`${nameOf(event.reviewer)}未答复，理由：${event.reason}`]
    case 'set-jurisdiction':
      return [jurisdictionNames[event.jurisdiction], `依据：${event.reason}`]
    case 'record-receipt':
      return [`产业云平台“${event.stage}”回执 ${event.number}`]
    case 'recompute-deadline':
      return [`${deadlineText(event.before)} → ${deadlineText(event.after)}，${event.cause}`]
    case 'record-plan-adjustment':
      return [`规划调整文号：${event.reference}`]
    case 'reach-milestone':
      return [`${milestoneLabel(event.milestone)}，${event.on}`]
    case 'record-service':
      return [`${event.stage} · ${event.service}：${event.name}（${event.by}），${event.outcome}`]
    case 'report-actuals':
      return [`${event.year} 年`]
    case 'take-measure':
      return [`${event.measure}（${event.cause}）`, `理由：${event.reason}`]
    case 'archive':
      return [`结论：${event.conclusion}`]
    case 'reject':
    case 'city-reject':
    case 'withdraw':
    case 'explain-overrun':
    case 'resume-tracking':
      return [`理由：${event.reason}`]
    default:
      return []
  }
}

function assessmentLines({
  route,
  checklistVersion,
  answers,
  worksOverride,
}: Extract<FilingEvent, { kind: 'assess' }>): readonly string[] {
  const met = (['positive', 'negative'] as const).map((kind) => {
    const amount = metItems(answers, kind).length
    return `${checklistKindNames[kind]}符合 ${amount} 条`
  })
  return [
    routeLabel(routes[route]),
    `清单 ${checklistVersion} 版：${met.join('，')}`,
    ...(worksOverride === null ? [] : [`改造方式另予通过的理由：${worksOverride}`]),
  ]
}
