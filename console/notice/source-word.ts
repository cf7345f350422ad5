/** How a change came in, as the server names it, in words; a workbook is named by its file. */
const words: Readonly<Record<string, string>> = {
  pane: '填报页同步',
  console: '网页端',
  program: '接口程序',
  workbook: '上传工作簿',
  'base-map': '底版导入',
  'department-list': '部门名单导入',
  'department-complete': '部门声明名单完整',
  'department-reversal': '部门撤销名单或声明',
  'department-dispute': '部门更正（异议）',
}

export function sourceWord(source: string): string {
  return words[source] ?? source
}
