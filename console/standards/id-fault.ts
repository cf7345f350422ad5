export const longestId = 60

/** What is wrong with the number of a new version, null when nothing is. It stands in addresses and file names. */
export function idFault(id: string): string | null {
  if (id.trim() === '') return '编号未填。请按“区域-年份.序号”编写，如 SJ-2027.1。'
  return /[/\\?#%:*"<>|]/.test(id) ? '编号不能含 / \\ ? # % : * " < > |。请改用短横线或点。' : null
}
