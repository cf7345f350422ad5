import type { z } from 'zod'
import type { codeRule } from '#core/api/base-parcels.ts'
import { codeOf, defaultCodeTemplate, templateFault } from '#core/base-map/code-rule.ts'
import { ProblemError, problem } from '#core/error/problem.ts'
import { towns } from '#core/vocabulary/district.ts'
import type { Grant } from '../actions/authorise.ts'
import { instantText } from '../clock.ts'
import { insertCodeRule, lastCodeRule } from '../db/base-acts.ts'
import type { BaseCodeRuleTable } from '../db/base-map-tables.ts'
import { takeNumbers } from '../db/counter.ts'
import type { Service } from '../service.ts'
import { requireBaseKeeper } from './keeper.ts'

type CodeRule = z.infer<typeof codeRule>

function bodyOf(rule: BaseCodeRuleTable | null): CodeRule {
  const template = rule?.template ?? defaultCodeTemplate
  const changed = rule === null ? null : { by: rule.by_name, at: rule.at, reason: rule.reason }
  return { template, example: codeOf(template, towns[9].code, 1), changed }
}

export async function readCodeRule(service: Service): Promise<CodeRule> {
  return service.database.read(async (db) => bodyOf(await lastCodeRule(db, service.district.code)))
}

/** Codes that were made stay; comparisons that made others are stale. Throws ProblemError base-code-rule-refused. */
export async function changeCodeRule(
  service: Service,
  grant: Grant,
  { template, reason }: { readonly template: string; readonly reason: string },
): Promise<CodeRule> {
  await requireBaseKeeper(service, grant)
  const fault = templateFault(template)
  if (fault !== null) throw new ProblemError(problem('base-code-rule-refused', { reason: fault }))
  const district = service.district.code
  const at = instantText(service.clock.now())
  const { username, name, role } = grant.actor
  return service.database.write(async (db) => {
    const number = await takeNumbers(db, district, 'base-map')
    const rule = { district, number, template, reason, username, by_name: name, at }
    await insertCodeRule(db, rule)
    const details = { template }
    await service.audit.append(db, {
      district,
      at,
      username,
      role,
      action: 'base-code-rule-changed',
      object: String(number),
      details,
    })
    return bodyOf(rule)
  })
}
