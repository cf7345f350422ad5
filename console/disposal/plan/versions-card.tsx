import { useState } from 'preact/hooks'
import type { DisposalDetail } from '#core/api/disposal-shapes.ts'
import { instantInTable } from '#ui/instant.ts'
import { versionDifferences } from './version-differences.ts'

/** 批准的版本: every text that was approved, and how it differs from the one before it or the present one. */
export function VersionsCard({ plan }: { readonly plan: DisposalDetail }) {
  const newest = plan.versions.toSorted((one, other) => other.version - one.version)
  const [opened, setOpened] = useState<number | null>(null)
  if (newest.length === 0) return null
  return (
    <section class="card no-print" aria-labelledby="versions-title">
      <div class="card-head">
        <h2 id="versions-title">批准的版本</h2>
        <span class="aside cap">修订另成一版，原版保留</span>
      </div>
      <ul>
        {newest.map(({ version, approvedAt, approvedBy, note, values }, index) => {
          const isOpen = opened === version
          const earlier = newest[index + 1]
          return (
            <li key={version} class="card-part stack-s">
              <p class="row">
                <b>{`第 ${version} 版`}</b>
                <span class="cap nb">{`${approvedBy} ${instantInTable(approvedAt)} 批准`}</span>
                <button
                  type="button"
                  class="btn btn-s"
                  aria-expanded={isOpen}
                  onClick={() => setOpened(isOpen ? null : version)}
                >
                  {isOpen ? '收起差异' : '看差异'}
                </button>
              </p>
              {note !== null && <p class="plan-note">{note}</p>}
              {isOpen && earlier !== undefined && (
                <Differences title={`与第 ${earlier.version} 版相比`} before={earlier.values} after={values} />
              )}
              {isOpen && index === 0 && (
                <Differences title="现在的内容与这一版相比" before={values} after={plan.values} />
              )}
            </li>
          )
        })}
      </ul>
    </section>
  )
}

interface DifferencesProps {
  readonly title: string
  readonly before: DisposalDetail['values']
  readonly after: DisposalDetail['values']
}

function Differences({ title, before, after }: DifferencesProps) {
  const differences = versionDifferences(before, after)
  return (
    <div class="stack-s">
      <h3>{title}</h3>
      {differences.length === 0 ? (
        <p class="sub">没有差异。</p>
      ) : (
        <ul class="plan-differences">
          {differences.map(({ key, label, before: one, after: other }) => (
            <li key={key}>
              <b>{label}</b>
              <span>{`${one} → ${other}`}</span>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
