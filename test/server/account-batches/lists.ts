import { accountListHeadings } from '#core/roster/account-list.ts'
import { streamWorkbook } from '#workbook/write.ts'

export type Line = readonly (string | null)[]

/** An account list as people send it: notes above the headings, the columns of the template. */
export async function accountList(
  lines: readonly Line[],
  headings: readonly string[] = accountListHeadings,
): Promise<FormData> {
  const pieces: Uint8Array[] = []
  const columns = headings.map((heading) => ({ heading, width: 16 }))
  for await (const piece of streamWorkbook([
    { sheet: '账号名单', title: '账号名单', lines: ['第一批'], columns, rows: lines },
  ])) {
    pieces.push(piece)
  }
  const form = new FormData()
  form.set('file', new File([new Uint8Array(Buffer.concat(pieces))], '账号名单.xlsx'))
  return form
}

/** The same to be carried out. */
export async function accountOrder(lines: readonly Line[], accounts: number) {
  return {
    query: { address: 'https://checkup.example.gov.cn/users', accounts: String(accounts) },
    body: await accountList(lines),
  }
}
