/** How a change came in, as the server names it, in words; a workbook is named by its file. */
const words: Readonly<Record<string, string>> = {
  pane: '填报页同步',
  console: '网页端',
  program: '接口程序',
  workbook: '上传工作簿',
}

export function sourceWord(source: string): string {
  return words[source] ?? source
}
