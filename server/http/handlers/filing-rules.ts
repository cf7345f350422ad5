import { applyCalendarYear } from '../../filing/apply-calendar.ts'
import { changeChecklist, changeClockRule } from '../../filing/change-rules.ts'
import { readPolicies, savePolicy } from '../../filing/policies.ts'
import { readCalendarNotice } from '../../filing/read-notice.ts'
import { readFilingRules } from '../../filing/read-rules.ts'
import type { Handlers } from '../types.ts'

type FilingRuleHandlers = Pick<
  Handlers,
  | 'filingRules'
  | 'readCalendarNotice'
  | 'applyCalendarYear'
  | 'changeClockRule'
  | 'changeChecklist'
  | 'policies'
  | 'savePolicy'
>

export const filingRuleHandlers: FilingRuleHandlers = {
  async filingRules({ service }) {
    return { status: 200, body: await readFilingRules(service) }
  },
  async readCalendarNotice({ service, body }) {
    return { status: 200, body: await readCalendarNotice(service, body.text) }
  },
  async applyCalendarYear({ service, grant, body }) {
    return { status: 200, body: await applyCalendarYear(service, grant, body) }
  },
  async changeClockRule({ service, grant, body }) {
    return { status: 200, body: await changeClockRule(service, grant, body) }
  },
  async changeChecklist({ service, grant, body }) {
    return { status: 200, body: await changeChecklist(service, grant, body) }
  },
  async policies({ service }) {
    return { status: 200, body: await readPolicies(service) }
  },
  async savePolicy({ service, grant, body }) {
    return { status: 200, body: await savePolicy(service, grant, body) }
  },
}
