import { clockCells } from '#core/filing/clock-cells.ts'
import { clockText, deadlineText } from '#core/filing/clock-status.ts'
import { DatedText } from '../../list/dated-text.tsx'
import { lookOf } from '../clock-look.ts'
import { ClockStrip } from './clock-strip.tsx'
import type { OpenFiling } from './filing-context.ts'

/** 认定时限: where the ten working days stand, day by day. */
export function ClockCard({ open: { detail, filing, clock } }: { readonly open: OpenFiling }) {
  const { calendar, rule, today } = detail
  const cells = clockCells(filing, today, calendar, rule)
  const { deadline, phase } = clock
  const recomputed = filing.recomputed.at(-1)
  const overrun = filing.overruns.at(-1)
  return (
    <section class="card clock-card" aria-labelledby="clock-title">
      <div class="card-head">
        <h2 id="clock-title" class={`clock-title is-${lookOf(clock)}`}>
          {clockText(clock)
            .split(/(?<=[，；])/)
            .map((part) => (
              <span key={part} class="nb">
                {part}
              </span>
            ))}
        </h2>
        {deadline !== null && (
          <span class="aside">
            {`${phase === 'stopped' ? '原定时限' : '认定时限'} ${deadlineText(deadline)}`
              .split(/(?=（)/)
              .map((part) => (
                <span key={part} class="nb">
                  {part}
                </span>
              ))}
          </span>
        )}
      </div>
      {filing.acceptedOn === null ? (
        <p class="card-body sub">{`受理后起算：原则上 ${rule.limitDays} 个工作日内认定，扣除补正时间。`}</p>
      ) : (
        <div class="card-body stack-s">
          <p class="sub">
            {`${filing.acceptedOn} 受理（${rule.start === 'next-working-day' ? '第 0 日，次日起算' : '当日起算'}）`}
          </p>
          <ClockStrip cells={cells} rule={rule} />
          {recomputed !== undefined && (
            <p class="cap">
              <DatedText
                text={`${recomputed.day} 时限重算：${deadlineText(recomputed.before)} → ${deadlineText(recomputed.after)}，${recomputed.cause}`}
              />
            </p>
          )}
          {overrun !== undefined && (
            <p class="cap">
              <DatedText text={`逾期说明（${overrun.day} ${overrun.actorName}）：${overrun.reason}`} />
            </p>
          )}
        </div>
      )}
    </section>
  )
}
