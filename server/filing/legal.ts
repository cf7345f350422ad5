import { type AnyProblem, ProblemError, problem } from '#core/error/problem.ts'
import type { FilingContext } from '#core/filing/context.ts'
import { filingEventNames } from '#core/filing/event.ts'
import type { Filing } from '#core/filing/filing.ts'
import { obstacle } from '#core/filing/obstacle.ts'
import { obstacleText } from '#core/filing/obstacle-message.zh.ts'
import { partyOf } from '#core/filing/party.ts'
import { refusal } from '#core/filing/refusal.ts'
import type { BuiltEvent } from './build-event.ts'

/** Throws ProblemError filing-act-not-allowed, filing-act-not-yours, filing-not-ready. */
export function requireLegal(
  filing: Filing,
  { event, formErrors, isIncomplete }: BuiltEvent,
  context: FilingContext,
): void {
  const refused = refusal(filing, event, context)
  // What rests on a 申请表 that says too little is not told: its errors are.
  if (isIncomplete && (refused === null || refused.code === 'filing-not-ready')) {
    throw notReady(event.kind, [obstacleText(obstacle('form-has-errors', { errors: Math.max(1, formErrors) }))])
  }
  if (refused !== null) throw new ProblemError(refused)
  // A day of before is the district's to enter: the unit would move a clock that is not its own.
  if (event.day !== context.today && partyOf(event.role, event.organisation) !== 'industry') {
    throw notReady(event.kind, ['办理日期不是今天。请按今天办理；补记以前的日期由区产业部门办理。'])
  }
}

export function notReady(kind: keyof typeof filingEventNames, reasons: readonly string[]): ProblemError {
  return new ProblemError(problem('filing-not-ready', { act: filingEventNames[kind], reasons }) as AnyProblem)
}
