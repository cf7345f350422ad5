import { codeSystems } from '../form/code-system.ts'
import { type ParcelClass, parcelClasses } from '../vocabulary/class.ts'

/** Columns of a list of earlier results. */
export const earlierHeadings = ['地块编码', '年度', '类别', '标准', '来源'] as const
export const requiredEarlierHeadings = ['地块编码', '年度', '类别'] as const
export const mostEarlierLines = 60_000

/** A class of a parcel of an earlier year, decided elsewhere. */
export interface EarlierInput {
  readonly parcelCode: string
  readonly cycle: string
  readonly class: ParcelClass
  readonly standard: string | null
  readonly source: string | null
}

/** Reads one line; a sentence where it will not do. @param thisYear the last year that can have a result */
export function readEarlierLine(cells: Readonly<Record<string, string>>, thisYear: string): EarlierInput | string {
  const text = (heading: (typeof earlierHeadings)[number]): string => (cells[heading] ?? '').trim()
  const parcelCode = codeSystems.parcel.normalise(text('地块编码'))
  if (parcelCode === '') return '地块编码未填。'
  const cycle = text('年度').replace(/年度?$/, '')
  if (!/^20\d\d$/.test(cycle) || cycle > thisYear) return `年度应为 2000 至 ${thisYear} 的四位数字。`
  const letter = text('类别').normalize('NFKC').replace(/类$/, '').toUpperCase()
  const found = parcelClasses.find(({ code, name }) => code === letter || name === text('类别'))
  if (found === undefined) return '类别应为 A、B、C、D。'
  return {
    parcelCode,
    cycle,
    class: found.code,
    standard: text('标准').slice(0, 100) || null,
    source: text('来源').slice(0, 200) || null,
  }
}
