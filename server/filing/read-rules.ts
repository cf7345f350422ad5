import type { FilingDetail } from '#core/api/filings.ts'
import { todayInShanghai } from '../clock.ts'
import type { Service } from '../service.ts'
import { type FilingRules, loadRules } from './rules.ts'

/** What is in force, as it travels. */
export async function readFilingRules(service: Service) {
  const { calendar, setAside, clock, checklist } = await service.database.read((db) =>
    loadRules(db, service.district.code),
  )
  return {
    calendar,
    setAside: setAside.map(({ year, faults }) => ({ year, faults: [...faults] })),
    rule: ruleBody(clock.rule),
    checklist: checklistBody(checklist),
    today: todayInShanghai(service.clock),
  }
}

export function ruleBody({ warnAt, ...rule }: FilingRules['clock']['rule']): FilingDetail['rule'] {
  return { ...rule, warnAt: [...warnAt] }
}

export function checklistBody({ items, ...rest }: FilingRules['checklist']): FilingDetail['checklist'] {
  return { ...rest, items: items.map(({ source, ...item }) => ({ ...item, source: { ...source } })) }
}
