import { endpoints } from '#core/api/table.ts'
import { addressOf } from '#ui/client-address.ts'
import { Icon } from '#ui/icon.tsx'
import type { OpenFiling } from './filing-context.ts'

/** 项目信息表: every numbered version, with its stamps; earlier ones stay. */
export function SheetsTab({ open: { detail, filing } }: { readonly open: OpenFiling }) {
  const { sheets, declaration } = filing
  if (sheets.length === 0) {
    return (
      <div class="card">
        <div class="empty">
          <h2>还没有项目信息表</h2>
          <p>初审后由区产业部门“一键成表”：一式三份（区政府、区产业部门、企业），项目单位与区产业部门盖章。</p>
        </div>
      </div>
    )
  }
  const newest = sheets.at(-1)
  return (
    <>
      {newest !== undefined && newest.revision !== declaration?.revision && (
        <div class="banner banner-warn">
          <Icon name="warning" />
          <p class="banner-text">{`申请表在第 ${newest.version} 版之后有变动，须重新成表并盖章。`}</p>
        </div>
      )}
      <section class="card field-scroll" aria-label="项目信息表的版本">
        <table class="table plain-table">
          <thead>
            <tr>
              <th scope="col">版本</th>
              <th scope="col">成表日期</th>
              <th scope="col">项目单位盖章</th>
              <th scope="col">区产业部门盖章</th>
              <th scope="col">下载（一式三份）</th>
            </tr>
          </thead>
          <tbody>
            {sheets.toReversed().map(({ version, day, stamps }) => (
              <tr key={version}>
                <th scope="row">{version === newest?.version ? `v${version}（现行）` : `v${version}（已被替代）`}</th>
                <td>{day}</td>
                <td>{stamps.applicant ?? '未盖章'}</td>
                <td>{stamps.industry ?? '未盖章'}</td>
                <td>
                  <span class="row">
                    {(['pdf', 'xlsx'] as const).map((format) => (
                      <a
                        key={format}
                        class="btn btn-s"
                        href={addressOf(endpoints.filingSheet, {
                          params: { id: detail.id, version },
                          query: { format },
                        })}
                        download
                      >
                        {format === 'pdf' ? 'PDF' : 'xlsx'}
                        <span class="vh">{`项目信息表第 ${version} 版`}</span>
                      </a>
                    ))}
                  </span>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <p class="cap">非市产业云平台生成，仅供核对；以市平台下发的项目信息表为准。</p>
    </>
  )
}
