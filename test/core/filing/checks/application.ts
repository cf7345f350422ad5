import type { ApplicationFinding } from '#core/filing/checks/finding.ts'
import { type JudgedApplication, judgeApplication } from '#core/filing/checks/run.ts'
import { levelNames } from '#core/form/field-finding.ts'
import { fieldEntries } from '#core/form/form.ts'
import { type CellInput, parseRow } from '#core/form/parse.ts'
import { zeroIncrementForm } from '#core/forms/zero-increment-application.ts'
import { readCases } from '../yaml.ts'

/** Cells by their 中文 label, as a person types them; 空 = a blank cell. */
export type Typed = Readonly<Record<string, CellInput>>

export interface ApplicationCase {
  readonly 名称: string
  readonly 改: Typed
  readonly 预期: readonly string[]
  readonly 说法?: readonly [why: string, what: string]
}

const file = readCases<{ readonly 基准: Typed; readonly 用例: readonly ApplicationCase[] }>('application.yaml')
export const applicationCases = file.用例

function keyOf(label: string): string {
  const entry = fieldEntries(zeroIncrementForm).find(([, field]) => field.label === label)
  if (entry === undefined) throw new RangeError(`${zeroIncrementForm.title} has no field ${label}`)
  return entry[0]
}

/** The sound form with some cells typed otherwise, judged on 2026-11-22. */
export function judged(changed: Typed = {}): JudgedApplication {
  const typed = Object.entries({ ...file.基准, ...changed }).filter(([, input]) => input !== '空')
  const cells = parseRow(zeroIncrementForm, Object.fromEntries(typed.map(([label, input]) => [keyOf(label), input])))
  return judgeApplication(cells, { today: '2026-11-22' })
}

/** Z01 须改正 改造后土地面积 */
export function told({ code, level, where }: ApplicationFinding): string {
  return `${code} ${levelNames[level]} ${where}`
}
