import { checkRows } from '#core/checks/check-rows.ts'
import type { AnyFinding } from '#core/error/finding.ts'
import type { CellValue } from '#core/form/field.ts'
import type { FindingLevel } from '#core/form/field-finding.ts'
import { levelNames } from '#core/form/field-finding.ts'
import { findingSentence } from '#core/message/message.zh.ts'
import { todayInShanghai } from '../clock.ts'
import { chosenStandard } from './chosen-standard.ts'
import { fileArguments, readWorkbookFile } from './read-file.ts'

/** A finding as `check --json` prints it. */
export interface CheckLine {
  readonly code: string
  readonly level: FindingLevel
  readonly sheet: string
  /** 1-based, as Excel shows it. */
  readonly row: number
  readonly field: string
  readonly value: CellValue | null
  readonly message: string
}

/** Workbook rows are named sheet!row; sheet names may hold a '!' themselves. */
function checkLine(finding: AnyFinding): CheckLine {
  const split = finding.row.lastIndexOf('!')
  return {
    code: finding.code,
    level: finding.level,
    sheet: finding.row.slice(0, split),
    row: Number(finding.row.slice(split + 1)),
    field: finding.field,
    value: finding.value,
    message: findingSentence(finding),
  }
}

/** Prints every finding of a workbook; 1 when one is an error. */
export async function checkCommand(args: readonly string[]): Promise<number> {
  const { file, json, choice } = fileArguments(args)
  const { energyBasis } = (await chosenStandard(choice)).standard
  const { rows } = await readWorkbookFile(file)
  const today = todayInShanghai()
  const lines = checkRows(rows, { today, scope: 'town', step: 'fill', energyBasis }).map(checkLine)
  if (json) console.log(JSON.stringify({ findings: lines }))
  else {
    for (const { level, code, sheet, row, message } of lines) {
      console.log(`${levelNames[level]} ${code} ${sheet} 第${row}行 ${message}`)
    }
    console.log(`共 ${rows.length} 行，${lines.length} 项发现`)
  }
  return lines.some(({ level }) => level === 'error') ? 1 : 0
}
