import type { Overview } from '#core/api/parcels.ts'
import type { FindingLevel } from '#core/form/field-finding.ts'
import { count } from '#ui/number.ts'
import { SeverityIcon } from '#ui/severity.tsx'
import { useCyclePath } from '../frame/use-cycle.ts'
import { findingCodeClause } from '../notice/finding-words.ts'
import { parcelsAddress } from '../parcels/parcel-view.ts'

const shown = 6

/** 最常见的问题: which findings come up most, each leading to its parcels. */
export function TopFindings({ findings }: { readonly findings: Overview['topFindings'] }) {
  const cyclePath = useCyclePath()
  const top = findings.slice(0, shown)
  const most = Math.max(1, ...top.map((finding) => finding.count))
  return (
    <section class="card" aria-labelledby="top-findings">
      <div class="card-head">
        <h2 id="top-findings">最常见的问题</h2>
        <span class="aside cap">处</span>
      </div>
      {top.length === 0 ? (
        <p class="card-body sub">没有发现问题。</p>
      ) : (
        <ul class="card-body top-findings">
          {top.map(({ code, title, level, count: number }) => (
            <li key={code} title={findingCodeClause(code)}>
              <a class="top-finding" href={cyclePath(parcelsAddress({ code }))}>
                <SeverityIcon level={levelOf(level)} size={14} />
                <span>{title}</span>
              </a>
              <span class="track" aria-hidden="true">
                <span style={{ width: `${(number / most) * 100}%` }} />
              </span>
              <span class="num">{count(number)}</span>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

function levelOf(text: string): FindingLevel {
  return text === 'error' || text === 'warning' ? text : 'info'
}
