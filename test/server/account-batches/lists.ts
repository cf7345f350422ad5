import { accountListHeadings } from '#core/roster/account-list.ts'
import { streamWorkbook } from '#workbook/write.ts'

export type Line = readonly (string | null)[]

/** A list as people send it: notes above the headings. */
export async function listFile(headings: readonly string[], lines: readonly Line[]): Promise<FormData> {
  const pieces: Uint8Array[] = []
  const columns = headings.map((heading) => ({ heading, width: 16 }))
  for await (const piece of streamWorkbook([
    { sheet: '名单', title: '名单', lines: ['第一批'], columns, rows: lines },
  ])) {
    pieces.push(piece)
  }
  const form = new FormData()
  form.set('file', new File([new Uint8Array(Buffer.concat(pieces))], '名单.xlsx'))
  return form
}

/** With the columns of the template unless told. */
export function accountList(
  lines: readonly Line[],
  headings: readonly string[] = accountListHeadings,
): Promise<FormData> {
  return listFile(headings, lines)
}

/** The same to be carried out. */
export async function accountOrder(lines: readonly Line[], accounts: number) {
  return {
    query: { address: 'https://checkup.example.gov.cn/users', accounts: String(accounts) },
    body: await accountList(lines),
  }
}
