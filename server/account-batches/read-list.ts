import { ProblemError, problem } from '#core/error/problem.ts'
import { accountListHeadings, mostAccounts, requiredAccountHeadings } from '#core/roster/account-list.ts'
import { parsePlainList } from '../plain-lists/parse-plain-list.ts'
import type { PlainRow } from '../plain-lists/reading.ts'

export function accountListRefused(reason: string): ProblemError {
  return new ProblemError(problem('account-list-refused', { reason }))
}

/** The lines of an account list. Throws ProblemError: those of previewAccounts. */
export async function readAccountList(bytes: Uint8Array): Promise<readonly PlainRow[]> {
  const columns = { headings: accountListHeadings, required: requiredAccountHeadings }
  const rows = await parsePlainList({ bytes, ...columns, rowLimit: mostAccounts })
  if (rows === null) throw accountListRefused('没有找到“姓名”“角色”两列，请用下载的账号名单模板')
  if (rows.length === 0) throw accountListRefused('名单里没有人')
  return rows
}
