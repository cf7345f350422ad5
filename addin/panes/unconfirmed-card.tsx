import { useState } from 'preact/hooks'
import { formById, formIds } from '#core/forms/catalogue.ts'
import type { ParcelResult } from '#core/scoring/result.ts'
import { departmentName } from '#core/vocabulary/department.ts'
import { Icon } from '#ui/icon.tsx'
import { count } from '#ui/number.ts'

/** What the score rests on that nobody has verified yet, by who will. */
export function UnconfirmedCard({ result }: { result: ParcelResult }) {
  const [isOpen, setOpen] = useState(false)
  const groups = unconfirmed(result)
  const fields = new Set([...groups.values()].flatMap((labels) => [...labels]))
  if (fields.size === 0) return null
  return (
    <section class="card" aria-label="待核定">
      <button type="button" class="missing-head" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        <Icon name={isOpen ? 'chevron-down' : 'chevron-right'} size={14} />
        <b class="missing-title">{`待核定 ${count(fields.size)} 项`}</b>
        <span class="sub">按填报值计算</span>
      </button>
      {isOpen && (
        <div class="card-part unconfirmed">
          <dl>
            {[...groups].map(([who, labels]) => (
              <div key={who}>
                <dt>{who}</dt>
                <dd>{[...labels].join('、')}</dd>
              </div>
            ))}
          </dl>
          <p class="cap">核定值与填报值不一致的，以核定值重新计算，得分和类别可能变化。</p>
        </div>
      )}
    </section>
  )
}

/** Labels of the figures used, by the department that verifies them. */
function unconfirmed({ indicators, ruleResults }: ParcelResult): ReadonlyMap<string, ReadonlySet<string>> {
  const read = indicators.flatMap(({ inputs }) => inputs.filter(({ source }) => source !== 'department'))
  const judged = ruleResults.filter(({ confirmed }) => !confirmed).flatMap(({ evidence }) => evidence)
  const groups = new Map<string, Set<string>>()
  for (const { field: key } of [...read, ...judged]) {
    const field = formIds.map((id) => formById(id).fields[key]).find((one) => one !== undefined)
    for (const code of field?.verifiedBy ?? []) {
      const name = departmentName(code)
      const labels = groups.get(name) ?? new Set<string>()
      groups.set(name, labels.add(field?.label ?? key))
    }
  }
  return groups
}
