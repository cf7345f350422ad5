import { useState } from 'preact/hooks'
import { coveredYears, type Holiday, type WorkCalendar } from '#core/calendar/calendar.ts'
import type { AnswerOf } from '#ui/client-request.ts'
import { Icon } from '#ui/icon.tsx'
import { DatedText } from '../../list/dated-text.tsx'

export interface CalendarCardProps {
  readonly calendar: WorkCalendar
  /** Years that were taken over and are not counted by. */
  readonly setAside: AnswerOf<'filingRules'>['setAside']
  readonly today: string
}

/** 工作日历: the years with their notice, and those that are 暂定 until it is out. */
export function CalendarCard({ calendar, setAside, today }: CalendarCardProps) {
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
      {setAside.map((each) => (
        <div key={each.year} class="card-part">
          <p class="with-icon" role="alert">
            <Icon name="warning" class="is-warning" label="须核对" />
            <span>
              <DatedText text={setAsideText(each, covered)} />
            </span>
          </p>
        </div>
      ))}
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

/** 贵区采用的 2027 年放假安排没有生效：…。现按…计算。 */
function setAsideText({ year, faults }: CalendarCardProps['setAside'][number], covered: readonly number[]): string {
  const [first = '', ...more] = faults
  const others = more.length === 0 ? '' : `（另有 ${more.length} 处）`
  const instead = covered.includes(year) ? '现按程序所附的该年安排计算' : '该年的时限为暂定'
  return `以前采用的 ${year} 年放假安排与程序所附的日历矛盾，没有生效：${first.replace(/。请.*$/u, '')}${others}。${instead}。请核对通知后重新录入。`
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
