import type { AnswerOf } from '#ui/client-request.ts'
import { count } from '#ui/number.ts'

export type DaysHistogram = AnswerOf<'filingSummaries'>['histogram']

/** The finding of the histogram as its title. */
export function daysFinding({ decided, overLimit, limitDays }: DaysHistogram): string {
  if (decided === 0) return '还没有作出认定的项目'
  if (overLimit === 0) return `${count(decided)} 个项目都在 ${limitDays} 个工作日内认定`
  if (overLimit === decided) return `${count(decided)} 个项目认定都超过 ${limitDays} 个工作日`
  return `${count(decided)} 个项目中 ${count(overLimit)} 个认定超过 ${limitDays} 个工作日`
}

/** One bar a working day, the last for all beyond the limit. */
export function dayBars({ bins, overLimit, limitDays }: DaysHistogram): readonly { label: string; filings: number }[] {
  return [
    ...bins.map((filings, days) => ({ label: String(days), filings })),
    { label: `超过 ${limitDays}`, filings: overLimit },
  ]
}
