import { documentLabel } from '../filing-route/document-kind.ts'
import { jurisdictionNames } from '../filing-route/jurisdiction.ts'
import { deciderNames } from '../filing-route/route.ts'
import { routeLabel, routes } from '../filing-route/routes.ts'
import { milestoneInfo } from './milestone.ts'
import type { AnyObstacle, ObstacleCode, ObstacleDetails } from './obstacle.ts'
import { filingPartyNames } from './party.ts'
import { reviewerName } from './reviewer.ts'

const nameOf = (reviewer: string): string => reviewerName(reviewer) ?? reviewer

function listed(texts: readonly string[]): string {
  return texts.length <= 3 ? texts.join('、') : `${texts.slice(0, 3).join('、')}等 ${texts.length} 项`
}

const sentences: { readonly [Code in ObstacleCode]: (details: ObstacleDetails[Code]) => string } = {
  'day-goes-back': ({ day, lastDay }) => `办理日期 ${day} 早于上一步的 ${lastDay}。请核对日期。`,
  'day-in-future': ({ day, today }) => `日期 ${day} 晚于今天 ${today}。请核对日期。`,
  'reason-missing': () => '没有写明理由。请填写理由。',
  'form-has-errors': ({ errors }) => `申请表有 ${errors} 处须改正。请改正后提交。`,
  'document-missing': ({ documents }) => `缺少${listed(documents.map(documentLabel))}。请上传。`,
  'works-not-offered': ({ route, works }) =>
    `${routes[route].landType === null ? routes[route].name : `${routes[route].mark}类用地`}可${routes[route].works.join('、')}，不可${works}。请更正改造方式${routes[route].worksMayBeOverridden ? '，或由区产业部门说明理由' : ''}。`,
  'route-not-fixed': () => '用地类型未经初审确定。请先填写初审。',
  'route-not-offered': ({ route, jurisdiction }) =>
    `本项目的管辖为${jurisdictionNames[jurisdiction]}，不能按“${routeLabel(routes[route])}”办理。请重新选择，或先确定管辖。`,
  'jurisdiction-stands': ({ jurisdiction }) => `管辖已是${jurisdictionNames[jurisdiction]}。请核对。`,
  'jurisdiction-not-yours': () => '申报之后由区产业部门确定管辖。请联系区产业部门。',
  'checklist-differs': ({ version, current }) => `清单为 ${version} 版，现行 ${current} 版。请按现行版本核对。`,
  'checklist-open': ({ items }) => `清单有 ${items.length} 条未核对。请逐条核对。`,
  'negative-item-hit': ({ items }) =>
    `符合负面清单 ${items.length} 条：${items[0] ?? ''}。请退回补正，或由项目单位撤回。`,
  'positive-item-missing': () => '没有符合的正面清单条款。请核对正面清单。',
  'sheet-version-differs': ({ version, expected }) =>
    `信息表应为第 ${expected} 版，不是第 ${version} 版。请刷新后再试。`,
  'sheet-missing': () => '还没有项目信息表。请先一键成表。',
  'sheet-outdated': ({ version }) => `申请表在信息表第 ${version} 版之后有变动。请重新成表并盖章。`,
  'stamp-missing': ({ party }) => `项目信息表缺${filingPartyNames[party]}盖章。请盖章确认。`,
  'stamp-not-yours': () => '项目单位只确认本单位的盖章。请由区产业部门确认其盖章。',
  'no-reviewer': () => '没有联审部门。请至少邀请一家。',
  'reviewer-unknown': ({ reviewer }) => `没有部门或街镇“${reviewer}”。请重新选择。`,
  'reviewer-invited-already': ({ reviewer }) => `${nameOf(reviewer)}已在联审部门中。请勿重复邀请。`,
  'reviewer-not-invited': ({ reviewer }) => `${nameOf(reviewer)}不在联审部门中。请先邀请。`,
  'no-one-reminded': () => '没有选择催办的部门。请至少选择一家。',
  'reviewer-not-awaited': ({ reviewer }) => `${nameOf(reviewer)}已答复或没有受邀。请只催办未答复的部门。`,
  'reminded-already': ({ reviewer, day }) => `${nameOf(reviewer)}在 ${day} 已催办。请隔日再催。`,
  'opinion-not-yours': ({ reviewer }) => `这是${nameOf(reviewer)}的联审意见。请由该部门填写。`,
  'review-open': ({ reviewers }) => `联审未答复：${listed(reviewers.map(nameOf))}。请催办，或说明理由后推进。`,
  'decider-differs': ({ route }) =>
    `该项目由${deciderNames[routes[route].decider]}认定。请按“${routeLabel(routes[route])}”的程序办理。`,
  'not-overdue': ({ daysUsed, limitDays }) => `已用 ${daysUsed} 个工作日，未超过 ${limitDays} 个。请在逾期后说明。`,
  'city-notice-not-needed': () => '该项目不需市级报备。请核对用地类型和合同容积率。',
  'city-notice-done': ({ day }) => `已于 ${day} 报备。请勿重复报备。`,
  'milestone-reached': ({ milestone }) => `“${milestoneInfo[milestone].name}”已记录。请核对节点。`,
  'milestone-before': ({ milestone, missing }) =>
    `“${milestoneInfo[milestone].name}”之前还有${listed(missing.map((each) => milestoneInfo[each].name))}。请按顺序记录。`,
  'milestone-passed': ({ milestone, later }) =>
    `已到“${milestoneInfo[later].name}”，不再记录“${milestoneInfo[milestone].name}”。请核对节点。`,
  'plan-adjustment-missing': () => '该用地未经规划确认保留，环评之后的节点须先有规划调整。请登记规划调整。',
  'not-completed': () => '项目未到日常运营，也没有收回土地。请在此之后归档。',
}

/** The obstacle in one Chinese sentence or two: what stands in the way, what to do. */
export function obstacleText({ code, details }: AnyObstacle): string {
  const sentence = sentences[code] as (details: AnyObstacle['details']) => string
  return sentence(details)
}
