import { pause } from '../pause.ts'

/** Excel answers within a second or two; a slow machine that opens a large workbook may need more. */
const readyLimit = 20_000

/** Whether this page stands in Excel. 'none' in a plain browser, without office.js, and when nothing answers in time. */
export async function startOffice(limit: number = readyLimit): Promise<'excel' | 'none'> {
  if (typeof Office === 'undefined') return 'none'
  const answered = new AbortController()
  const ready = Office.onReady().then(({ host }) => String(host) === 'Excel')
  const late = pause(limit, answered.signal).then(
    () => false,
    () => false,
  )
  const isExcel = await Promise.race([ready, late])
  answered.abort()
  return isExcel ? 'excel' : 'none'
}
