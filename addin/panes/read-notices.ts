import { count } from '#ui/number.ts'
import type { ReadNotice } from '#workbook/read-result.ts'

const shown = 5

function listed(texts: readonly (string | number)[]): string {
  const head = texts.slice(0, shown).join('、')
  return texts.length > shown ? `${head}等 ${count(texts.length)} 处` : head
}

/** What was read otherwise than it may seem, a sentence each. */
export function noticeText(notice: ReadNotice): string {
  switch (notice.code) {
    case 'external-links':
      return `有 ${count(notice.count)} 处外部链接，没有读取，保存时原样保留。`
    case 'pictures':
      return `有 ${count(notice.count)} 张图片，没有读取，保存时原样保留。`
    case 'charts':
      return `有 ${count(notice.count)} 张图表，没有读取，保存时原样保留。`
    case 'embedded-files':
      return `有 ${count(notice.count)} 个嵌入文件，没有读取，保存时原样保留。`
    case 'far-rows':
      return `有工作表在第 ${count(notice.rowsRead)} 行以下还有内容或格式，没有读取。请删除表格下方多余的行。`
    case 'other-sheet':
      return `工作表“${notice.sheet}”不是本表单，没有读取。`
    case 'hidden-sheet':
      return `隐藏工作表“${notice.sheet}”中的表单已读取。`
    case 'hidden-rows':
      return `工作表“${notice.sheet}”有 ${count(notice.count)} 行被隐藏，也已读取。`
    case 'unknown-columns':
      return `工作表“${notice.sheet}”有认不出的列，没有读取：${listed(notice.headings)}。`
    case 'repeated-columns':
      return `工作表“${notice.sheet}”有重复的列，只读第一列：${listed(notice.headings)}。`
    case 'other-unit':
      return `工作表“${notice.sheet}”的“${notice.heading}”单位不符，应为“${notice.expected}”，没有读取。`
    case 'missing-columns':
      return `工作表“${notice.sheet}”缺少的列：${listed(notice.headings)}。`
    case 'passed-over-rows':
      return `工作表“${notice.sheet}”第 ${listed(notice.rows)} 行是合计或说明，没有读取。`
    case 'merged-cells':
      return `工作表“${notice.sheet}”的合并单元格只读左上角：${listed(notice.areas)}。`
    case 'formula-without-result':
      return `工作表“${notice.sheet}”有公式没有结果，按未填读取：${listed(notice.cells)}。请在表格软件中打开并保存一次。`
  }
}
