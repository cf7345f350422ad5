import type { RosterLine } from '#core/api/roster.ts'
import { rosterDutyNames } from '#core/roster/entry.ts'
import { instantInTable } from '#ui/instant.ts'

/** The earlier versions of an entry, the newest first; nothing where there is one only. */
export function EntryVersions({ items }: { readonly items: readonly RosterLine[] }) {
  if (items.length < 2) return null
  return (
    <section class="stack" aria-label="历次版本">
      <h3>历次版本</h3>
      <ul class="roster-versions">
        {items.map(({ revision, section, duty, name, from, until, changedBy, changedAt }) => (
          <li key={revision}>
            <span class="nb">{`第 ${revision} 版`}</span>
            {` ${[section, rosterDutyNames[duty], name].filter(Boolean).join(' ')}，${from} 至 ${until ?? '今'} `}
            <span class="cap">{`${changedBy} ${instantInTable(changedAt)}`}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
