import { readFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import type { ReadResult } from '#workbook/read-result.ts'
import { parseUpload } from '../upload/parse-upload.ts'
import type { StandardChoice } from './chosen-standard.ts'
import { UsageError } from './usage-error.ts'

export interface FileArguments {
  readonly file: string
  readonly json: boolean
  readonly choice: StandardChoice
}

/** FILE.xlsx [--standard FILE|ID] [--registered ID] [--json]; throws UsageError when the file is not named. */
export function fileArguments(args: readonly string[]): FileArguments {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: {
      json: { type: 'boolean', default: false },
      standard: { type: 'string' },
      registered: { type: 'string' },
    },
    allowPositionals: true,
  })
  const [file, ...others] = positionals
  if (file === undefined || others.length > 0) throw new UsageError('请给出一个工作簿文件')
  const { json, standard, registered } = values
  return { file, json, choice: { standard, registered } }
}

/** Read as an upload is: guarded, and parsed in a child process. */
export async function readWorkbookFile(file: string): Promise<ReadResult> {
  return parseUpload(await readFile(file))
}
