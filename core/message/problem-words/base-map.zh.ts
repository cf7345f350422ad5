import { cut } from '../../error/wording.ts'
import { megabytes, type SomeProblemWordings } from '../problem-wording.ts'

/** The base map and what is imported into it. */
export const baseMapWordings = {
  'base-file-unknown': {
    title: '不能识别的底版文件',
    why: ({ found }) => `按内容判断，文件${found === null ? '不是可读的类型' : `是${cut(found, 20)}`}，没有读取。`,
    what: '请导出为 xlsx、CSV、GeoJSON 或 Shapefile（zip）后上传。',
  },
  'base-file-too-large': {
    title: '底版文件过大',
    why: ({ limitBytes }) => `文件超过 ${megabytes(limitBytes)}，没有读取。`,
    what: '请按街镇分成几个文件，范围选“部分”，逐个上传。',
  },
  'base-file-unreadable': {
    title: '底版文件读不出来',
    why: ({ reason }) => `${cut(reason, 50)}。`,
    what: '请重新导出该文件后上传。',
  },
  'base-no-rows': {
    title: '没有找到数据',
    why: ({ sheet }) =>
      sheet === null ? '文件中没有表头和数据行。' : `没有工作表“${cut(sheet, 20)}”，或其中没有表头和数据行。`,
    what: '请核对工作表，第一行非空行应为各列名称。',
  },
  'base-time-out': {
    title: '读取超时',
    why: ({ seconds }) => `底版文件在 ${seconds} 秒内没有读完。`,
    what: '请按街镇分成几个文件，范围选“部分”，逐个上传。',
  },
  'base-import-closed': {
    title: '这次导入已结束',
    why: ({ state }) => `当前为“${cut(state, 16)}”，不能再改。`,
    what: '请刷新列表；需要时重新上传文件。',
  },
  'base-comparison-stale': {
    title: '比对结果已过期',
    why: () => '比对之后有新的处理意见，或底版、地块又有变化，没有应用。',
    what: '请重新比对，核对差异后再应用。',
  },
  'base-undecided': {
    title: '还有待处理的记录',
    why: ({ undecided }) => `有 ${undecided} 条记录没有处理意见，与您确认的条数不同，没有应用。`,
    what: '请刷新后逐条处理，或确认这些记录暂不导入。',
  },
  'base-act-refused': {
    title: '地块没有变动',
    why: ({ act, reason }) => `不能${cut(act, 8)}：${cut(reason, 44)}`,
    what: '请核对地块和编码后再办。',
  },
  'base-code-rule-refused': {
    title: '编码规则未保存',
    why: ({ reason }) => cut(reason, 56),
    what: '请按说明修改规则后保存。',
  },
} satisfies SomeProblemWordings
