import type { YearlyDisposalBody } from '#core/api/disposal-progress-shapes.ts'
import { disposalPathNamed } from '#core/vocabulary/disposal-path.ts'
import { exact, multiply, toNumber } from '#core/vocabulary/exact.ts'

/** A line as it is typed. */
export interface YearlyLineDraft {
  readonly townCode: string
  readonly path: string
  /** 公顷 */
  readonly area: string
  readonly parcels: string
}

export interface YearlyDraft {
  readonly year: string
  readonly origin: 'imported' | 'own'
  readonly source: string
  readonly lines: readonly YearlyLineDraft[]
}

export const blankLine: YearlyLineDraft = { townCode: '', path: '', area: '', parcels: '' }

const squareMetresPerHectare = exact(10_000)
const figure = /^\d{1,6}(\.\d{1,4})?$/
const whole = /^\d{1,6}$/

/** What keeps a yearly plan from being sent, a sentence each. */
export function yearlyFaults({ year, source, lines }: YearlyDraft): readonly string[] {
  const places = lines.map(({ townCode, path }) => `${townCode} ${path}`)
  const yearNumber = Number(year)
  return [
    ...(/^20\d\d$/.test(year) && yearNumber >= 2020 ? [] : ['年度未填或不是年份。请填四位年份，如 2027。']),
    ...(source.trim().length >= 2 ? [] : ['来源未填。请写明文件名称、文号或专项行动。']),
    ...lines.flatMap(({ area, parcels }, index) => [
      ...(figure.test(plain(area)) ? [] : [`第 ${index + 1} 行的面积不是数字。请按公顷填写，最多四位小数。`]),
      ...(parcels.trim() === '' || whole.test(plain(parcels)) ? [] : [`第 ${index + 1} 行的宗数不是整数。请更正。`]),
    ]),
    ...(new Set(places).size === places.length ? [] : ['有两行的街镇和路径相同。请合并为一行。']),
  ]
}

/** As it is sent; the draft has no faults. */
export function yearlyBodyOf({ year, origin, source, lines }: YearlyDraft): YearlyDisposalBody {
  return {
    year: Number(year),
    origin,
    source: source.trim(),
    lines: lines.map(({ townCode, path, area, parcels }) => ({
      townCode: townCode === '' ? null : townCode,
      path: disposalPathNamed(path),
      area: toNumber(multiply(exact(Number(plain(area))), squareMetresPerHectare)),
      parcels: parcels.trim() === '' ? null : Number(plain(parcels)),
    })),
  }
}

/** Without thousands commas, spaces and full-width digits. */
function plain(text: string): string {
  return text.normalize('NFKC').replaceAll(/[,\s]/g, '')
}
