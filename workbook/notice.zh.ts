import type { ReadNotice } from './read-result.ts'

type Words = { readonly [Code in ReadNotice['code']]: (notice: Extract<ReadNotice, { readonly code: Code }>) => string }

const words: Words = {
  'external-links': ({ count }) => `工作簿链接到 ${count} 个其他文件，链接不读取，只取文件里已有的值。`,
  pictures: ({ count }) => `工作簿里的 ${count} 张图片不读取，证明材料请另行上传。`,
  charts: ({ count }) => `工作簿里的 ${count} 个图表不读取。`,
  'embedded-files': ({ count }) => `工作簿里嵌入的 ${count} 个文件不读取，请另行上传。`,
  'far-rows': ({ rowsRead }) => `有工作表在第 ${rowsRead} 行以下还有内容或格式，未读入。请删除表格下方多余的行。`,
  'other-sheet': ({ sheet }) => `工作表“${sheet}”不是体检表，未读入。`,
  'hidden-sheet': ({ sheet }) => `工作表“${sheet}”是隐藏的，已照常读入。不需要的，请删除后重新打开。`,
  'hidden-rows': ({ sheet, count }) => `工作表“${sheet}”有 ${count} 行被隐藏或筛选掉，已照常读入。`,
  'unknown-columns': ({ sheet, headings }) => `工作表“${sheet}”的 ${named(headings, '列')}不在表样中，未读入。`,
  'repeated-columns': ({ sheet, headings }) =>
    `工作表“${sheet}”的 ${named(headings, '列')}重复，只读入第一列。请删去多余的列。`,
  'other-unit': ({ sheet, heading, expected }) =>
    `工作表“${sheet}”的“${heading}”列单位不同，未读入。请换算后用“${expected}”作列标题。`,
  'missing-columns': ({ sheet, headings }) => `工作表“${sheet}”缺少 ${named(headings, '列')}，按未提供处理。`,
  'passed-over-rows': ({ sheet, rows }) => `工作表“${sheet}”第 ${listed(rows)} 行是合计或备注，未读入。`,
  'merged-cells': ({ sheet, areas }) =>
    `工作表“${sheet}”的 ${listed(areas)} 合并了几行，只算第一行。请取消合并，逐行填写。`,
  'formula-without-result': ({ sheet, cells }) =>
    `工作表“${sheet}”的 ${listed(cells)} 有公式但没有结果，按未填处理。请在 Excel 中打开并保存后再读。`,
}

/** What was read otherwise than it may seem: where, why, and what to do where something can be done. */
export function noticeText(notice: ReadNotice): string {
  const word = words[notice.code] as (notice: ReadNotice) => string
  return word(notice)
}

const mostNamed = 5

function named(headings: readonly string[], what: string): string {
  const some = headings.slice(0, mostNamed).map((heading) => `“${heading}”`)
  return headings.length > mostNamed ? `${some.join('、')}等 ${headings.length} ${what}` : `${some.join('、')}${what}`
}

function listed(places: readonly (string | number)[]): string {
  const some = places.slice(0, mostNamed).join('、')
  return places.length > mostNamed ? `${some} 等 ${places.length} 处` : some
}
