import { formatNumber } from '../form/format.ts'
import { className, type ParcelClass, parcelClasses } from '../vocabulary/class.ts'
import { scoreText } from './figure-text.ts'
import { type DirectCounts, noDirect } from './rank.ts'
import type { GroupResult, ParcelResult } from './result.ts'
import type { ClassRule, Standard } from './standard.ts'

/** "在工业类 48 宗参加排序的地块中列第 3 名。" */
export function rankSentence({ rank, of, landClass }: ParcelResult, group: GroupResult | undefined): string | null {
  if (rank === null || of === null) return null
  const name = group?.label ?? landClass ?? ''
  return `在${name}类 ${formatNumber(of, 0)} 宗参加排序的地块中列第 ${formatNumber(rank, 0)} 名。`
}

/** How rank or score line gave the class before floors and caps. */
export function rankedClassSentence(result: ParcelResult, { classes }: Standard, group?: GroupResult): string | null {
  const { rankedClass, rank, of, total } = result
  if (rankedClass === null || rank === null || of === null || total === null) return null
  if (classes.by === 'lines') return `按分数线分类：${lineText(total, rankedClass, classes)}。`
  if (of < classes.smallGroup.below) {
    const below = formatNumber(classes.smallGroup.below, 0)
    return `参加排序的地块不足 ${below} 宗，按分数线分类：${lineText(total, rankedClass, classes)}。`
  }
  if (classes.directInQuota !== true) return `按比例分类：${shareText(rankedClass, of, classes, noDirect)}。`
  if (group?.direct === undefined) return `按比例分类，直接判定的地块计入比例：为 ${rankedClass} 类。`
  const { A, B, C, D } = group.direct
  const counted = formatNumber(A + B + C + D, 0)
  return `按比例分类，直接判定的 ${counted} 宗计入比例：${shareText(rankedClass, of, classes, group.direct)}。`
}

function lineText(total: number, rankedClass: ParcelClass, { smallGroup }: ClassRule): string {
  const score = `总分 ${scoreText(total)}`
  if (rankedClass === 'D') return `${score}，未达到 C 类线 ${formatNumber(smallGroup.lines.C, 0)}，为 D 类`
  return `${score}，达到 ${rankedClass} 类线 ${formatNumber(smallGroup.lines[rankedClass], 0)}，为 ${rankedClass} 类`
}

/** 第 10–36 名为 B 类（前 20%–75%） */
function shareText(rankedClass: ParcelClass, of: number, { shares }: ClassRule, direct: DirectCounts): string {
  const whole = of + direct.A + direct.B + direct.C + direct.D
  let above = 0
  let seated = 0
  for (const { code } of parcelClasses) {
    if (code === rankedClass) break
    above += shares[code]
    seated += direct[code]
  }
  const upTo = above + shares[rankedClass]
  const first = Math.max(lastRank(above, whole) - seated, 0) + 1
  const last = Math.min(lastRank(upTo, whole) - seated - direct[rankedClass], of)
  const ranks =
    first >= last ? `第 ${formatNumber(last, 0)} 名` : `第 ${formatNumber(first, 0)}–${formatNumber(last, 0)} 名`
  return `${ranks}为 ${rankedClass} 类（${above}%–${upTo}%）`
}

/** The last rank r with r × 100 ≤ share × n. */
function lastRank(share: number, of: number): number {
  const hundredfold = share * of
  return (hundredfold - (hundredfold % 100)) / 100
}

/** What a floor or a cap made of it, and the class in the end. */
export function classSentence(result: ParcelResult, { rules }: Standard): string {
  if (result.how === 'exempt') return `${exemptionText(result, rules)}，不定类别，不参加排序。`
  if (result.class === null) return '类别待全区排序后确定。'
  const deciding = result.ruleResults.find((rule) => rule.deciding)?.id
  const rule = rules.find(({ id }) => id === deciding)
  const final = `${result.class} 类（${className(result.class)}）`
  if (rule?.effect.kind === 'cap') return `受 ${rule.id} 限制，类别为 ${final}。`
  if (rule?.effect.kind === 'floor') return `按 ${rule.id} 保底，类别为 ${final}。`
  if (result.how === 'direct') return `按 ${deciding ?? ''} 直接判定，类别为 ${final}，不参加排序。`
  return `类别为 ${final}。`
}

/** 暂不评价, or what the standard calls it: 不适合评价（T 类）. */
function exemptionText({ ruleResults }: ParcelResult, rules: Standard['rules']): string {
  const deciding = ruleResults.find((rule) => rule.deciding)?.id
  const effect = rules.find(({ id }) => id === deciding)?.effect
  return effect?.kind === 'exempt' ? (effect.label ?? '暂不评价') : '暂不评价'
}
