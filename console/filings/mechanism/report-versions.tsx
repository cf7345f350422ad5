import { endpoints } from '#core/api/table.ts'
import { mechanismTextNames } from '#core/filing/mechanism-schema.ts'
import { addressOf } from '#ui/client-address.ts'
import type { AnswerOf } from '#ui/client-request.ts'
import { Icon } from '#ui/icon.tsx'
import { instantInTable } from '#ui/instant.ts'

type Year = AnswerOf<'mechanismYear'>

export interface ReportVersionsProps {
  readonly year: string
  readonly versions: Year['versions']
  readonly latest: Year['latest']
}

const texts = ['findings', 'proposals'] as const

/** The report as it was written last, and every version of it as a file. */
export function ReportVersions({ year, versions, latest }: ReportVersionsProps) {
  return (
    <section class="card" aria-labelledby="reports-title">
      <div class="card-head">
        <h2 id="reports-title">{`${year} 年度后评估报告`}</h2>
      </div>
      {latest === null && <p class="card-body sub">还没有编制。</p>}
      {latest !== null && (
        <div class="card-body stack-s">
          {texts.map((key) => (
            <div key={key}>
              <h3>{mechanismTextNames[key]}</h3>
              {latest[key].split('\n').map((line, index) => (
                <p key={`${index} ${line}`}>{line}</p>
              ))}
            </div>
          ))}
        </div>
      )}
      {versions.toReversed().map(({ version, at, by }) => (
        <div key={version} class="card-part row">
          <b>{`第 ${version} 版`}</b>
          <span class="sub">{`${instantInTable(at)} ${by} 编制`}</span>
          {(['pdf', 'xlsx'] as const).map((format) => (
            <a
              key={format}
              class="btn btn-s"
              href={addressOf(endpoints.mechanismFile, { params: { year: Number(year), version }, query: { format } })}
              download
            >
              <Icon name="download" />
              {`第 ${version} 版 ${format === 'pdf' ? 'PDF' : 'xlsx'}`}
            </a>
          ))}
        </div>
      ))}
    </section>
  )
}
