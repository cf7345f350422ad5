import type { ClockCell, ClockMark, RestCell, WorkdayCell } from '#core/filing/clock-cells.ts'
import type { ClockRule } from '#core/filing/clock-rule.ts'

const marks: Readonly<Record<ClockMark, string>> = {
  near: '▲',
  nearest: '●',
  deadline: '□',
  today: '◆',
  stopped: '✓',
}

export interface ClockStripProps {
  readonly cells: readonly ClockCell[]
  readonly rule: Pick<ClockRule, 'warnAt' | 'limitDays'>
}

/** One cell a working day; days off as named gaps; paused days hatched. */
export function ClockStrip({ cells, rule: { warnAt, limitDays } }: ClockStripProps) {
  const makeUps = cells.flatMap((cell) => (cell.kind === 'workday' && cell.makeUpFor !== null ? [cell] : []))
  const reasons = new Set(cells.flatMap((cell) => (cell.kind === 'workday' && cell.pauseReason) || []))
  const isShown = (mark: ClockMark): boolean => cells.some((cell) => cell.marks.includes(mark))
  const [near, nearest] = warnAt
  const legend = [
    isShown('near') && `▲ 第 ${near} 日`,
    isShown('nearest') && `● 第 ${nearest} 日`,
    isShown('deadline') && `□ 时限（第 ${limitDays} 日）`,
    isShown('today') && '◆ 今天',
    isShown('stopped') && '✓ 认定或撤回，时钟停',
  ].filter((text) => text !== false)
  return (
    <>
      <ol class="clock-strip" aria-label="工作日">
        {cells.map((cell, index) =>
          cell.kind === 'rest' ? (
            <Rest key={cell.from} cell={cell} />
          ) : (
            <Workday key={cell.date} cell={cell} startsMonth={startsMonth(cells, index)} />
          ),
        )}
      </ol>
      <p class="cap row clock-legend">
        {legend.map((text) => (
          <span key={text} class="nb">
            {text}
          </span>
        ))}
        {makeUps.map(({ date, makeUpFor }) => (
          <span key={date}>{`${date.slice(5)} 因${makeUpFor ?? ''}调休上班，计入`}</span>
        ))}
        {[...reasons].map((reason) => (
          <span key={reason}>{`斜线为补正，时钟停：${reason}`}</span>
        ))}
      </p>
    </>
  )
}

/** The month is written where it begins; the days after it stand alone. */
function startsMonth(cells: readonly ClockCell[], index: number): boolean {
  const cell = cells[index]
  const before = cells.slice(0, index).findLast((each) => each.kind === 'workday')
  if (cell?.kind !== 'workday' || before === undefined) return true
  return before.date.slice(5, 7) !== cell.date.slice(5, 7)
}

function Workday({ cell, startsMonth }: { readonly cell: WorkdayCell; readonly startsMonth: boolean }) {
  const { date, number, state, provisional } = cell
  const said = `${date} ${number === null ? '补正，不计' : `第 ${number} 个工作日`}${markWords(cell.marks)}${provisional ? '，暂定' : ''}`
  return (
    <li class={`clock-day is-${state}${cell.marks.includes('today') ? ' is-today' : ''}`} title={said}>
      <span class="clock-date" aria-hidden="true">
        {startsMonth ? date.slice(5) : date.slice(8)}
      </span>
      <span class="clock-box" aria-hidden="true">
        {number}
      </span>
      <span class="clock-marks" aria-hidden="true">
        {cell.marks.map((mark) => marks[mark]).join('')}
      </span>
      <span class="vh">{said}</span>
    </li>
  )
}

function Rest({ cell: { from, to, name, marks: own } }: { readonly cell: RestCell }) {
  const days = from === to ? from.slice(5) : `${from.slice(5)}–${to.slice(5)}`
  const said = `${days} ${name ?? '周末'}，不计${markWords(own)}`
  return (
    <li class={name === null ? 'clock-rest' : 'clock-rest is-holiday'} title={said}>
      <span class="clock-date" aria-hidden="true">
        {name === null ? '' : days}
      </span>
      <span class="clock-gap" aria-hidden="true">
        {name ?? '·'}
      </span>
      <span class="clock-marks" aria-hidden="true">
        {own.map((mark) => marks[mark]).join('')}
      </span>
      <span class="vh">{said}</span>
    </li>
  )
}

const words: Readonly<Record<ClockMark, string>> = {
  near: '，第一次提醒',
  nearest: '，第二次提醒',
  deadline: '，时限',
  today: '，今天',
  stopped: '，时钟停',
}

function markWords(own: readonly ClockMark[]): string {
  return own.map((mark) => words[mark]).join('')
}
