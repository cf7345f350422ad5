import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import type { DisposalFinding, JudgedPlan } from '#core/disposal/checks/run.ts'
import { judgePlan } from '#core/disposal/checks/run.ts'
import { levelNames } from '#core/form/field-finding.ts'
import { fieldEntries } from '#core/form/form.ts'
import { type CellInput, parseRow } from '#core/form/parse.ts'
import { disposalPlanForm } from '#core/forms/disposal-plan.ts'

/** Cells by their 中文 label, as a person types them; 空 = a blank cell. */
type Typed = Readonly<Record<string, CellInput>>

export interface PlanCase {
  readonly 名称: string
  readonly 改: Typed
  readonly 预期: readonly string[]
  readonly 说法?: readonly [why: string, what: string]
}

const path = join(import.meta.dirname, '../../cases/disposal.yaml')
const file = parse(readFileSync(path, 'utf8')) as { readonly 基准: Typed; readonly 用例: readonly PlanCase[] }
export const planCases = file.用例

function keyOf(label: string): string {
  const entry = fieldEntries(disposalPlanForm).find(([, field]) => field.label === label)
  if (entry === undefined) throw new RangeError(`${disposalPlanForm.title} has no field ${label}`)
  return entry[0]
}

/** The sound plan with some cells typed otherwise, judged on 2026-11-22. */
export function judged(changed: Typed = {}): JudgedPlan {
  const typed = Object.entries({ ...file.基准, ...changed }).filter(([, input]) => input !== '空')
  const cells = parseRow(disposalPlanForm, Object.fromEntries(typed.map(([label, input]) => [keyOf(label), input])))
  return judgePlan(cells, { today: '2026-11-22' })
}

/** DP01 须改正 计划处置面积 */
export function told({ code, level, where }: DisposalFinding): string {
  return `${code} ${levelNames[level]} ${where}`
}
