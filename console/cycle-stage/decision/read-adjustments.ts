import type { DecidedAdjustment } from '#core/cycle-stage/decision.ts'
import { parcelClasses } from '#core/vocabulary/class.ts'

/** Adjustments as they are typed, a line each: 编码 类别 理由. A sentence when a line cannot be read. */
export function readAdjustments(text: string): readonly DecidedAdjustment[] | string {
  const found: DecidedAdjustment[] = []
  for (const [index, line] of text.split('\n').entries()) {
    const [parcelCode = '', letter = '', ...rest] = line.trim().split(/[\s,，、\t]+/)
    if (parcelCode === '') continue
    const code = parcelClasses.find((each) => each.code === letter.normalize('NFKC').toUpperCase())?.code
    const reason = rest.join(' ')
    if (code === undefined) return `第 ${index + 1} 行没有类别：每行写“编码 类别 理由”，类别为 A、B、C 或 D。`
    if (reason === '') return `第 ${index + 1} 行没有理由。`
    found.push({ parcelCode, class: code, reason })
  }
  return found
}
