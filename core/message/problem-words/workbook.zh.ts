import { cut } from '../../error/wording.ts'
import { megabytes, type SomeProblemWordings } from '../problem-wording.ts'

/** Workbooks that are handed in, and runs of many of them. */
export const workbookWordings = {
  'not-a-workbook': {
    title: '不是 Excel 工作簿',
    why: () => '文件不是 .xlsx 工作簿，没有读取。',
    what: '请用 Excel 或 WPS 另存为 .xlsx 后重新上传。',
  },
  'workbook-encrypted': {
    title: '文件已加密',
    why: () => '文件设有打开密码，没有读取。',
    what: '请取消打开密码，另存后重新上传。',
  },
  'workbook-old-format': {
    title: '文件格式过旧',
    why: () => '文件为 .xls 格式，没有读取。',
    what: '请另存为 .xlsx 后重新上传。',
  },
  'workbook-macro': {
    title: '文件含宏',
    why: () => '文件含宏，为安全起见未读取。',
    what: '请另存为 .xlsx 后重新上传。',
  },
  'workbook-active-content': {
    title: '文件含活动内容',
    why: ({ part }) => `文件含控件、嵌入对象等活动内容（${cut(part, 28)}），未读取。`,
    what: '请删除后另存为 .xlsx，重新上传。',
  },
  'workbook-too-large': {
    title: '文件过大',
    why: ({ limitBytes }) => `文件超过 ${megabytes(limitBytes)}，没有读取。`,
    what: '请删除图片和多余工作表，或分成几个文件上传。',
  },
  'workbook-bomb': {
    title: '文件展开后过大',
    why: () => '文件压缩比例异常，展开后过大，为安全起见未读取。',
    what: '请用 Excel 或 WPS 打开原表，另存后重新上传。',
  },
  'workbook-damaged': {
    title: '文件已损坏',
    why: () => '文件内容不完整，读不出来。',
    what: '请用 Excel 或 WPS 打开修复，另存后重新上传。',
  },
  'workbook-too-many-parts': {
    title: '文件组成过多',
    why: ({ limit }) => `文件内的组成部分超过 ${limit} 个，没有读取。`,
    what: '请删除图片和多余工作表，另存后重新上传。',
  },
  'workbook-unsafe-xml': {
    title: '文件含不安全内容',
    why: ({ part }) => `文件内部（${cut(part, 36)}）含不安全的声明，未读取。`,
    what: '请用 Excel 或 WPS 打开原表，另存后重新上传。',
  },
  'workbook-too-many-rows': {
    title: '行数过多',
    why: ({ limit }) => `工作表超过 ${limit} 行，没有读取。`,
    what: '请删除空行，或分成几个文件上传。',
  },
  'workbook-chart-sheet': {
    title: '文件含图表工作表',
    why: () => '文件含单独的图表工作表，不能读取。',
    what: '请删除图表工作表，另存后重新上传。',
  },
  'workbook-time-out': {
    title: '读取超时',
    why: ({ seconds }) => `文件在 ${seconds} 秒内没有读完。`,
    what: '请删除多余内容，或分成几个文件上传。',
  },
  'workbook-other-cycle': {
    title: '不是本年度的表',
    why: ({ found, expected }) => `表中为 ${cut(found, 24)} 年度，本批次为 ${cut(expected, 10)} 年度。`,
    what: '请改用本年度的表，或在该年度下另行上传。',
  },
  'workbook-no-rows': {
    title: '表是空的',
    why: () => '工作簿里没有填写任何一行。',
    what: '请确认选对了文件，填写后重新上传。',
  },
  'workbook-of-department': {
    title: '部门核定表不在这里上传',
    why: ({ department }) => `这是${cut(department, 16)}的部门核定表。`,
    what: '请由该部门在“部门数据”中导入。',
  },
  'upload-run-closed': {
    title: '这个批次已结束',
    why: ({ state }) => `当前为“${cut(state, 16)}”，不能再加文件。`,
    what: '请重新选择文件，开始新的批次。',
  },
  'upload-run-full': {
    title: '一个批次的文件已满',
    why: ({ limit }) => `一个批次最多 ${limit} 个文件。`,
    what: '请把其余文件放在下一个批次上传。',
  },
  'workbook-no-form': {
    title: '没有识别到体检表',
    why: () => '工作簿里没有用地主体自评表或企业信息采集表。',
    what: '请使用从系统下载的模板填写。',
  },
  'template-outdated': {
    title: '模板版本过旧',
    why: ({ found, expected }) => `为 ${cut(found, 10)} 版模板，当前年度使用 ${cut(expected, 10)} 版。`,
    what: '请下载当前版本的模板，按提示迁移已填数据。',
  },
  'template-newer': {
    title: '模板版本比系统新',
    why: ({ found, expected }) => `为 ${cut(found, 10)} 版模板，系统只认识到 ${cut(expected, 10)} 版。`,
    what: '请更新系统或加载项，或使用当前年度的模板。',
  },
} satisfies SomeProblemWordings
