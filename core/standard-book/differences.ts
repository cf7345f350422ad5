import type { Indicator, Standard } from '../scoring/standard.ts'
import { compareValues, orderKey } from './compare.ts'
import { nameOfPlace } from './place-name.ts'
import { printed } from './printed.ts'

/** What one text has otherwise than another, at one place. */
export interface StandardChange {
  /** 'indicators.E1.weight': members of lists by their id where they have one, else by their number from 0. */
  readonly path: string
  /** In Chinese: "指标 E1 亩均税收的权重由 12 改为 15。" */
  readonly sentence: string
  /** As printed; null where there was or is none. */
  readonly before: string | null
  readonly after: string | null
}

/**
 * Every place where the later text differs from the earlier one, in the order of the schema, one sentence each. What
 * only one of them has stands as a whole. Empty for equal texts.
 */
export function differencesOf(earlier: Standard, later: Standard): readonly StandardChange[] {
  const found: StandardChange[] = []
  compareValues([], earlier, later, (path, before, after) => {
    const [from, to] = [
      before === undefined ? null : printed(before, indicatorAt(path, earlier)),
      after === undefined ? null : printed(after, indicatorAt(path, later)),
    ]
    const sentence = sentenceOf(path, nameOfPlace(path, [earlier, later]), from, to)
    found.push({ path: path.join('.'), sentence, before: from, after: to })
  })
  return found
}

function indicatorAt([list, id]: readonly string[], { indicators }: Standard): Indicator | null {
  return list === 'indicators' ? (indicators.find((indicator) => indicator.id === id) ?? null) : null
}

/** A whole member of a list says its name itself. */
function sentenceOf(path: readonly string[], place: string, before: string | null, after: string | null): string {
  const whole = place.endsWith('的') ? place.slice(0, place.indexOf(' ')) : place
  if (before === null) return ended(`新增${whole}：${after}`)
  if (after === null) return ended(`删去${whole}：${before}`)
  // The words are the standard's own, and may not have followed what they stand for.
  if (before === after) return ended(`${place}有改动，印出的文字仍是：${after}`)
  return ended(`${place}由 ${before} ${path.at(-1) === orderKey ? '调' : '改'}为 ${after}`)
}

/** With its full stop, which the words at its end may have brought. */
function ended(sentence: string): string {
  return /[。！？]$/u.test(sentence) ? sentence : `${sentence}。`
}
