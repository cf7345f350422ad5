import { useState } from 'preact/hooks'
import { coveredYears, type Holiday, type WorkCalendar } from '#core/calendar/calendar.ts'
import { Icon } from '#ui/icon.tsx'

export interface CalendarCardProps {
  readonly calendar: WorkCalendar
  readonly today: string
}

/** 工作日历: the years with their notice, and those that are 暂定 until it is out. */
export function CalendarCard({ calendar, today }: CalendarCardProps) {
  const covered = coveredYears(calendar)
  const thisYear = Number(today.slice(0, 4))
  const [year, setYear] = useState(covered.includes(thisYear) ? thisYear : (covered.at(-1) ?? thisYear))
  const known = calendar.years.find((each) => each.year === year)
  const provisional = calendar.provisional.find((each) => each.year === year)
  const isNextMissing = !covered.includes(thisYear + 1)
  const years = [...new Set([...covered, ...calendar.provisional.map((each) => each.year)])].sort((a, b) => b - a)
  return (
    <section class="card" aria-labelledby="calendar-title">
      <div class="card-head">
        <h2 id="calendar-title">工作日历</h2>
        <select
          class="select"
          aria-label="年份"
          value={String(year)}
          onChange={(event) => setYear(Number(event.currentTarget.value))}
        >
          {years.map((each) => (
            <option key={each} value={String(each)}>
              {covered.includes(each) ? `${each} 年` : `${each} 年（暂定）`}
            </option>
          ))}
        </select>
      </div>
      {isNextMissing && (
        <div class="card-part">
          <p class="with-icon">
            <Icon name="info" class="is-info" />
            <span>{`${thisYear + 1} 年放假安排尚未录入，跨年的时限为暂定。请在通知发布后录入，系统将重新计算。`}</span>
          </p>
        </div>
      )}
      {known !== undefined && (
        <p class="card-part sub">
          {known.notices
            .map(({ title, number, date }) => [title, number, date].filter((part) => part !== null).join('，'))
            .join('；')}
        </p>
      )}
      {known === undefined && <p class="card-part sub">{`${provisional?.note ?? '没有这一年的安排。'}调休未知。`}</p>}
      <HolidayTable holidays={known?.holidays ?? provisional?.holidays ?? []} />
    </section>
  )
}

/** Days off and the weekend days worked for them. */
export function HolidayTable({ holidays }: { readonly holidays: readonly Holiday[] }) {
  return (
    <div class="field-scroll">
      <table class="table holiday-table">
        <thead>
          <tr>
            <th scope="col">节日</th>
            <th scope="col">放假</th>
            <th scope="col">调休上班</th>
          </tr>
        </thead>
        <tbody>
          {holidays.map(({ name, from, to, makeUp }) => (
            <tr key={`${name} ${from}`}>
              <th scope="row">{name}</th>
              <td class="nb">{from === to ? from : `${from} – ${to}`}</td>
              <td>{makeUp.length === 0 ? '无' : makeUp.join('、')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
