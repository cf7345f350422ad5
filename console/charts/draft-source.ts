import { instantText } from '#ui/instant.ts'

interface Draft {
  readonly at: string
  readonly standard: string
}

/** Under a chart that leaves the page: whose figures, of which run, by which standard, and that they are estimates. */
export function draftSource(district: string, { at, standard }: Draft, today: string): string {
  return `${district} 草评 ${instantText(at, today)}，标准 ${standard}，预估结果，不作为正式结果`
}
