import { endpoints } from '#core/api/table.ts'
import { reviewTable, reviewTableHeadings } from '#core/filing/review-table.ts'
import { addressOf } from '#ui/client-address.ts'
import { Icon } from '#ui/icon.tsx'
import type { OpenFiling } from './filing-context.ts'

/** 区级联审情况一览表: whom was asked, until when, and what they said. */
export function ReviewTab({ open: { detail, filing } }: { readonly open: OpenFiling }) {
  const rows = reviewTable(filing, detail.today)
  if (rows.length === 0) {
    return (
      <div class="card">
        <div class="empty">
          <h2>还没有发起联审</h2>
          <p>项目信息表双方盖章后，由区产业部门邀请相关部门和街镇联审。</p>
        </div>
      </div>
    )
  }
  const headings = reviewTableHeadings
  return (
    <>
      <div class="row no-print">
        {(['pdf', 'xlsx'] as const).map((format) => (
          <a
            key={format}
            class="btn"
            href={addressOf(endpoints.filingReviewTable, { params: { id: detail.id }, query: { format } })}
            download
          >
            <Icon name="download" />
            {format === 'pdf' ? '一览表 PDF' : '一览表 xlsx'}
          </a>
        ))}
      </div>
      <section class="card field-scroll" aria-label="申报项目区级联审情况一览表">
        <table class="table review-table">
          <thead>
            <tr>
              {Object.values(headings).map((heading) => (
                <th key={heading} scope="col">
                  {heading}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.number}>
                <td>{row.number}</td>
                <th scope="row">{row.reviewer}</th>
                <td class="nb">{row.invitedOn}</td>
                <td class="nb">
                  {row.dueDay}
                  {row.isLate && <span class="badge badge-err review-late">逾期</span>}
                </td>
                <td>
                  <span class={opinionLooks[row.opinion] ?? 'badge badge-warn'}>{row.opinion}</span>
                </td>
                <td class="nb">{row.answeredOn ?? '—'}</td>
                <td class="nb">{row.by}</td>
                <td class="review-words">{row.comment}</td>
                <td>{row.reminded}</td>
                <td class="review-words">{row.overruled}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </>
  )
}

const opinionLooks: Readonly<Record<string, string>> = {
  同意: 'badge badge-ok',
  原则同意: 'badge badge-ok',
  不同意: 'badge badge-err',
}
