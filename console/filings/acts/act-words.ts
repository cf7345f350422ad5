import type { DocumentKind } from '#core/filing-route/document-kind.ts'
import type { Decider } from '#core/filing-route/route.ts'
import type { ActKind } from './act-kind.ts'

/** What follows an act, said before it is done. */
const consequences: Readonly<Record<ActKind, string>> = {
  submit: '申报后由区产业部门受理；申请表不能再改，需要改的由区产业部门退回补正。',
  resubmit: '重新提交后回到退回前的环节，认定时钟继续。',
  return: '退回后由项目单位补正；受理之后退回的，认定时钟停，重新提交后继续。',
  'set-jurisdiction':
    '按地块是否在临港新片区范围内确定由谁认定，不以园区名称判断（临港松江科技城不在临港新片区）。改了管辖，初审须重新填写。',
  accept: '受理当日为第 0 日，认定时钟开始。',
  assess: '确定用地类型并逐条核对清单；符合负面清单的项目不能继续。',
  'issue-sheet': '按现在的申请表生成项目信息表第 1 版，一式三份，供项目单位和区产业部门盖章。',
  'reissue-sheet': '按现在的申请表生成新的一版，须重新盖章；以前的版本都保留。',
  'confirm-sheet': '记录已在纸质项目信息表上盖章；双方盖章后可以发起联审。',
  'open-review': '向下列部门发出联审，各部门在应答复日期前填写意见。',
  invite: '增加的部门也须答复，联审才能结束。',
  'give-opinion': '意见写入联审情况一览表；再次填写的，以最近一次为准，以前的保留在办理过程中。',
  remind:
    '催办写入办理过程和一览表；对方登录后在优质项目列表和本项目看到。系统不发邮件和短信，须另行告知的请自行联系。',
  overrule: '该部门未答复而继续推进，理由写入一览表。',
  report: '报区政府评审认定；一览表随同归档。',
  'report-to-city': '报市“三委两局”审核；区级认定时钟停。',
  recognise: '项目通过认定，时钟停，自动转入产业项目跟踪。',
  reject: '项目未通过认定，时钟停，办理结束。',
  'city-recognise': '市审核通过，自动转入产业项目跟踪。',
  'city-reject': '市审核未通过，办理结束。',
  withdraw: '撤回后办理结束，时钟停；记录和材料都保留，需要时另行申报。',
  attach: '材料归入档案，不改变办理环节。',
  'record-receipt': '记下在产业云平台办理的回执编号。',
  'explain-overrun': '记下逾期的原因，写入汇总统计。',
  'notify-city': '记录突破合同容积率已通过产业云平台报备。',
  'record-plan-adjustment': '登记规划调整后，才可以记录环评之后的节点。',
  'reach-milestone': '记录建设节点，用于产业项目跟踪。',
  'record-service': '记录区里协调的审批和服务。',
  'report-actuals': '报送一个年度的实际指标，与承诺比较。',
  'take-measure': '项目转为中止/整改；整改后可以恢复。',
  'resume-tracking': '项目恢复到产业项目跟踪。',
  archive: '后评估完成，项目归档，办理结束。',
}

/** Where 临港新片区管委会 decides. */
const lingangConsequences: Partial<Record<ActKind, string>> = {
  report: '报临港新片区管委会认定；一览表随同归档。',
  recognise: '管委会认定通过，时钟停，自动转入产业项目跟踪。',
  reject: '管委会未予认定，时钟停，办理结束。',
}

export function consequenceOf(kind: ActKind, decider: Decider | null): string {
  return (decider === 'lingang' ? lingangConsequences[kind] : undefined) ?? consequences[kind]
}

/** Documents an act may bring beside what it must; who may bring each is decided by its kind. */
export const offeredDocuments: Partial<Record<ActKind, readonly DocumentKind[]>> = {
  submit: ['boundary', 'title', 'contract', 'commitment', 'plan-confirmation', 'detailed-plan', 'supplement'],
  resubmit: ['boundary', 'title', 'contract', 'commitment', 'plan-confirmation', 'detailed-plan', 'supplement'],
  return: ['correction-notice'],
  assess: ['preliminary-opinion', 'evaluation-opinion', 'detailed-plan', 'plan-confirmation', 'plan-activation'],
  'confirm-sheet': ['stamped-sheet'],
  'open-review': ['supplement'],
  'give-opinion': ['opinion', 'evaluation-opinion', 'supplement'],
  report: ['review-table', 'request'],
  'report-to-city': ['review-table', 'request'],
  recognise: ['decision'],
  reject: ['decision'],
  'city-recognise': ['city-decision'],
  'city-reject': ['city-decision'],
  attach: [
    'supplement',
    'boundary',
    'title',
    'contract',
    'commitment',
    'evaluation-opinion',
    'detailed-plan',
    'plan-confirmation',
    'plan-activation',
    'review-table',
    'decision',
    'milestone-proof',
  ],
  'notify-city': ['city-notice'],
  'record-plan-adjustment': ['plan-adjustment'],
  'reach-milestone': ['milestone-proof'],
  'take-measure': ['measure'],
  archive: ['evaluation-report'],
}
