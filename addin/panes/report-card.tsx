import { useState } from 'preact/hooks'
import { formById } from '#core/forms/catalogue.ts'
import { Icon } from '#ui/icon.tsx'
import { count } from '#ui/number.ts'
import type { PulledRow, SentRow, SyncReport } from '../storage/stored.ts'
import { CameIn } from './came-in.tsx'
import { SettledList } from './settled-list.tsx'

export interface ReportCardProps {
  readonly report: SyncReport | null
  /** Name of who is signed in. */
  readonly mine: string
  /** To the findings. */
  readonly onShow: () => void
  /** To a cell that came in. */
  readonly onGo: (row: PulledRow, field: string) => void
}

const shownFirst = 6
const mostShown = 100

const outcomeNames: Readonly<Record<SentRow['outcome'], string>> = {
  accepted: '已接收',
  merged: '已合并',
  conflict: '冲突',
  refused: '未接收',
}

const outcomeBadges: Readonly<Record<SentRow['outcome'], string>> = {
  accepted: 'badge badge-ok',
  merged: 'badge badge-info',
  conflict: 'badge badge-warn',
  refused: 'badge badge-err',
}

/** What became of the last sync; stays until the next. Rows that need attention are listed at once. */
export function ReportCard({ report, mine, onShow, onGo }: ReportCardProps) {
  const [allShown, setAllShown] = useState(false)
  if (report === null) return null
  const needing = report.rows.filter((row) => row.outcome !== 'accepted' || row.errors > 0)
  const rows = allShown ? report.rows.slice(0, mostShown) : needing.slice(0, shownFirst)
  return (
    <section class="card" aria-label="同步结果">
      <p class="card-part report-sum">
        <Icon name="done" class="is-done" />
        <span>
          <b>{summary(report)}</b>
          {withErrors(report) > 0 && (
            <span class="sub">{`其中 ${count(withErrors(report))} 行须改正后才能提交。`}</span>
          )}
          {(report.unwritten ?? 0) > 0 && (
            <span class="sub">{`${count(report.unwritten ?? 0)} 处取回的值没有写入：单元格受保护。撤销保护后再次同步即可写入。`}</span>
          )}
          {report.unplaced > 0 && (
            <span class="sub">{`服务器另有 ${count(report.unplaced)} 行不在本工作簿中，没有写入。`}</span>
          )}
        </span>
      </p>
      <ul>
        {rows.map((row) => (
          <li key={`${row.form}/${row.key}`} class="card-part report-row">
            <span class={outcomeBadges[row.outcome]}>{outcomeNames[row.outcome]}</span>
            <span class="report-text">
              <span class="nb">{row.key.split('/').slice(1).join(' ')}</span>
              <span class="cap">{detail(row)}</span>
            </span>
            {row.errors > 0 && (
              <button type="button" class="link" onClick={onShow}>
                查看
              </button>
            )}
          </li>
        ))}
      </ul>
      <SettledList settled={report.settled ?? []} mine={mine} />
      <CameIn rows={report.came ?? []} onGo={onGo} />
      {report.rows.length > Math.min(needing.length, shownFirst) && (
        <div class="card-part outbox-more">
          <button type="button" class="link" onClick={() => setAllShown(!allShown)}>
            {allShown ? '收起' : `逐行结果 ${count(report.rows.length)} 行`}
          </button>
          {allShown && report.rows.length > mostShown && <span class="cap">{`列出前 ${mostShown} 行`}</span>}
        </div>
      )}
    </section>
  )
}

function withErrors({ rows }: SyncReport): number {
  return rows.filter((row) => row.errors > 0).length
}

/** 已发送 12 行，取回 5 行，合并 2 行，冲突 1 行，未接收 1 行。 */
function summary({ rows, pulled }: SyncReport): string {
  const of = (outcome: SentRow['outcome']): number => rows.filter((row) => row.outcome === outcome).length
  const parts = [
    rows.length > 0 ? `已发送 ${count(rows.length - of('refused'))} 行` : '',
    `取回 ${count(pulled)} 行`,
    of('merged') > 0 ? `合并 ${count(of('merged'))} 行` : '',
    of('conflict') > 0 ? `冲突 ${count(of('conflict'))} 行` : '',
    of('refused') > 0 ? `未接收 ${count(of('refused'))} 行` : '',
  ]
  return `${parts.filter((part) => part !== '').join('，')}。`
}

function detail({ form, outcome, incoming, from = [], errors, refusal }: SentRow): string {
  if (refusal !== null) return refusal
  const { fields } = formById(form)
  const came = incoming.map((field) => fields[field]?.label ?? field).join('、')
  const parts = [
    came !== '' ? `取回${from.length === 0 ? '他人' : from.join('、')}填写的${came}` : '',
    outcome === 'conflict' ? '有字段他人已改，请在上方选择' : '',
    errors > 0 ? `${count(errors)} 处须改正` : '',
  ]
  return parts.filter((part) => part !== '').join('；')
}
