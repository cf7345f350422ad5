import { ProblemError, problem } from '#core/error/problem.ts'
import { judgeStandard } from '#core/standard-files/judge-standard.ts'
import { readStandardWorkbook } from '#workbook/standard/read.ts'
import { guardWorkbook } from '../upload/guard.ts'
import type { StandardFileRead, StandardFileTask } from './child-messages.ts'

/** Reads an uploaded standard; in the child process only. Throws ProblemError, those of previewStandardFile. */
export async function readStandardFile({
  format,
  bytes,
}: Pick<Extract<StandardFileTask, { readonly kind: 'read' }>, 'format' | 'bytes'>): Promise<StandardFileRead> {
  if (format === 'json') return readJson(bytes)
  await guardWorkbook(bytes)
  return readStandardWorkbook(bytes)
}

function readJson(bytes: Uint8Array): StandardFileRead {
  const value = parsed(bytes)
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw unreadable('JSON 的最外层不是一个评估标准')
  }
  const { standard, faults } = judgeStandard(value)
  const nowhere = { sheet: null, row: null, column: null, cell: null }
  return { standard, faults: faults.map((fault) => ({ ...nowhere, ...fault })), notices: [] }
}

function parsed(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch (error) {
    throw unreadable(error instanceof SyntaxError ? '既不是工作簿，也不是完整的 JSON' : '文字不是 UTF-8')
  }
}

function unreadable(reason: string): ProblemError {
  return new ProblemError(problem('standard-file-unreadable', { reason }))
}
