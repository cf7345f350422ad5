import { className, parcelClasses } from '../vocabulary/class.ts'

/** "B 类（保留提升）"; 暂不评价 and 不再列入 as they are. */
export function verdictWords(verdict: string): string {
  const known = parcelClasses.find(({ code }) => code === verdict)
  return known === undefined ? verdict : `${known.code} 类（${className(known.code)}）`
}
