import { ProblemError, problem } from '#core/error/problem.ts'
import { readCsv } from '#workbook/csv.ts'
import type { Grid } from '#workbook/grid.ts'
import { readLoaded, readWorkbook } from '#workbook/read.ts'
import { guardWorkbook } from '../upload/guard.ts'
import { csvSheet } from './csv-sheet.ts'
import { listLimits } from './limits.ts'
import type { ListReading, ListTask } from './reading.ts'

const options = { rowLimit: listLimits.rows }

/**
 * Reads the template of a department, or a CSV with the same headings; in the child process only. Throws ProblemError:
 * those of guard and workbook reader, department-list-unreadable.
 */
export async function readList({ format, bytes }: ListTask): Promise<ListReading> {
  if (format === 'xlsx') {
    await guardWorkbook(bytes)
    return { read: await readWorkbook(bytes, options), encoding: null }
  }
  const utf8 = decode(bytes, 'utf-8')
  const text = utf8 ?? decode(bytes, 'gbk')
  if (text === null || text.includes('\u0000')) throw unreadable('文字不是 UTF-8 或 GBK')
  const rows = readCsv(text)
  if (rows.every(({ length }) => length <= 1)) throw unreadable('各列之间应以英文逗号分隔')
  const loaded = { grids: [gridOf(rows)], names: [], is1904: false, rowsRead: null }
  return { read: readLoaded(loaded, null, options), encoding: utf8 === null ? 'gbk' : 'utf-8' }
}

function unreadable(reason: string): ProblemError {
  return new ProblemError(problem('department-list-unreadable', { reason }))
}

function gridOf(rows: readonly (readonly string[])[]): Grid {
  const none = new Set<never>()
  return {
    name: csvSheet,
    hidden: false,
    rows: rows.map((row) => row.map((cell) => (cell.trim() === '' ? null : cell))),
    merges: [],
    hiddenRows: none,
    uncomputed: none,
    percents: none,
  }
}

function decode(bytes: Uint8Array, encoding: 'utf-8' | 'gbk'): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}
