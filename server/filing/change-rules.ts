import { ProblemError, problem } from '#core/error/problem.ts'
import type { Checklist } from '#core/filing/checklist.ts'
import type { ClockRule } from '#core/filing/clock-rule.ts'
import type { Grant } from '../actions/authorise.ts'
import type { Service } from '../service.ts'
import { checklistBody, ruleBody } from './read-rules.ts'
import { loadRules } from './rules.ts'
import { saveRule } from './save-rule.ts'

/**
 * Another clock rule, for filings accepted from now on: those that run are counted by the one they were accepted under,
 * so that none of their deadlines moves. Throws ProblemError malformed-request where the reminders do not fit the limit.
 */
export async function changeClockRule(
  service: Service,
  grant: Grant,
  { rule, reason }: { readonly rule: ClockRule; readonly reason: string },
) {
  const [near, nearest] = rule.warnAt
  if (near < 1 || near > nearest || nearest > rule.limitDays) {
    const issues = [{ path: 'rule.warnAt', message: 'reminders stand in order, within the limit' }]
    throw new ProblemError(problem('malformed-request', { issues }))
  }
  return service.database.write(async (db) => {
    await saveRule(db, service, grant, { kind: 'clock', name: '', content: rule, reason })
    const { clock } = await loadRules(db, service.district.code)
    return { rule: ruleBody(clock.rule), moved: [] }
  })
}

/** Another version of the checklist; a version that was in force is never edited. Throws ProblemError checklist-refused. */
export async function changeChecklist(
  service: Service,
  grant: Grant,
  { checklist, reason }: { readonly checklist: unknown; readonly reason: string },
) {
  // The schema of the endpoint has made a checklist of it.
  const asked = checklist as Checklist
  return service.database.write(async (db) => {
    const { checklists } = await loadRules(db, service.district.code)
    if (checklists.some(({ version }) => version === asked.version)) {
      throw new ProblemError(problem('checklist-refused', { reason: `已有 ${asked.version} 版，请换一个版本号` }))
    }
    const name = asked.version
    await saveRule(db, service, grant, { kind: 'checklist', name, content: asked, reason })
    const rules = await loadRules(db, service.district.code)
    return { checklist: checklistBody(rules.checklist) }
  })
}
