import { cut } from '../../error/wording.ts'
import { minuteOf, type SomeProblemWordings } from '../problem-wording.ts'

/** Lists of departments, their declarations and sign-off, exports, due dates, surveys. */
export const collectionWordings = {
  'department-list-unreadable': {
    title: '部门名单读不出来',
    why: ({ reason }) => `${cut(reason, 50)}。`,
    what: '请用下载的部门核定模板，或同样表头的 CSV。',
  },
  'department-list-closed': {
    title: '这份名单已处理',
    why: ({ state }) => `当前为“${cut(state, 16)}”，不能再办。`,
    what: '请刷新列表；需要时重新导入文件。',
  },
  'department-list-unseen': {
    title: '名单没有应用',
    why: ({ left }) => `有 ${left} 行不会写入，与您确认的行数不同。`,
    what: '请刷新匹配结果，核对不写入的行后再应用。',
  },
  'department-list-built-on': {
    title: '名单没有撤销',
    why: ({ reason }) => `${cut(reason, 50)}。`,
    what: '请先撤销其后的，或导入更正后的名单。',
  },
  'department-field-not-declarable': {
    title: '不能声明名单完整',
    why: ({ field }) => `“${cut(field, 30)}”不由本部门核定，或没有“否、无、符合”一类的值。`,
    what: '请在列出的字段中选择。',
  },
  'department-overruled-unseen': {
    title: '声明没有保存',
    why: ({ overruled }) => `有 ${overruled} 个填报值与声明相反，与您确认的个数不同。`,
    what: '请刷新，核对这些地块后再声明。',
  },
  'department-declaration-closed': {
    title: '声明已撤销',
    why: () => '这份声明已经撤销，没有再次撤销。',
    what: '请刷新列表。',
  },
  'export-not-approved': {
    title: '没有导出',
    why: ({ number, reason }) => `导出审批第 ${number} 号${cut(reason, 40)}。`,
    what: '请另选有效的审批，或不凭审批导出（核定值不显示）。',
  },
  'export-request-closed': {
    title: '这份申请已处理',
    why: ({ state }) => `当前为“${cut(state, 16)}”，不能再办。`,
    what: '请刷新列表；需要时重新申请。',
  },
  'export-decision-not-yours': {
    title: '不能办理这份申请',
    why: ({ reason }) => cut(reason, 60),
    what: '请由区专班另一人，或数据所属部门办理。',
  },
  'due-dates-changed': {
    title: '时限已有新的变更',
    why: ({ by, at }) => `${by} 于 ${minuteOf(at)} 变更了时限，这次没有保存。`,
    what: '请刷新后重新预览。',
  },
  'due-dates-built-on': {
    title: '这次变更不能撤销',
    why: ({ reason }) => `${cut(reason, 50)}。`,
    what: '请另作一次变更。',
  },
  'collection-rule-changed': {
    title: '没有保存',
    why: ({ by, at }) => `${cut(by, 12)} 于 ${minuteOf(at)} 已修改，您看到的不是最新的。`,
    what: '请刷新，核对后再修改。',
  },
  'sign-off-unseen': {
    title: '没有签认',
    why: () => '数据已有变动，与您看到的不同。',
    what: '请刷新，核对新的数值后再签认。',
  },
  'sign-off-closed': {
    title: '签认已撤销',
    why: () => '这份签认已经撤销，没有再次撤销。',
    what: '请刷新列表。',
  },
  'survey-not-ready': {
    title: '核查还不能提交',
    why: ({ reasons: [first = ''] }) => cut(first, 56),
    what: '请补全后重新提交，已填内容都在。',
  },
  'survey-picture-refused': {
    title: '照片没有收下',
    why: ({ reason }) => `${cut(reason, 54)}。`,
    what: '请用核查页面重新拍照或签名。',
  },
  'survey-picture-missing': {
    title: '照片没有传齐',
    why: ({ missing }) => `记录里有 ${missing} 张照片或签名还没有传到服务器。`,
    what: '请保持联网，页面会接着上传。',
  },
  'survey-closed': {
    title: '核查已提交',
    why: () => '这次核查已经提交，记录不能再改。',
    what: '请另做一次核查。',
  },
} satisfies SomeProblemWordings
