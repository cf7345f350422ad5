import { progressName } from '#core/progress/parcel-progress.ts'
import { rowStatusNames } from '#core/record/status.ts'
import { townName } from '#core/vocabulary/district.ts'
import type { ParcelView } from './parcel-view.ts'

/** A condition of the list in words, and the view without it. */
export interface FilterWords {
  readonly key: string
  readonly text: string
  readonly without: ParcelView
}

const namedTowns = 2

/** The conditions, each a chip that says the whole of it. */
export function filterWords(view: ParcelView, titleOf: (code: string) => string): readonly FilterWords[] {
  const words: FilterWords[] = []
  const add = (key: string, text: string, without: Partial<ParcelView>): void => {
    words.push({ key, text, without: { ...view, ...without, sel: [] } })
  }
  if (view.town.length > 0) add('town', townWords(view.town), { town: [] })
  if (view.class.length > 0) add('class', classWords(view.class), { class: [] })
  if (view.status.length > 0) {
    add('status', view.status.map((status) => rowStatusNames[status]).join('、'), { status: [] })
  }
  if (view.land.length > 0) add('land', `${view.land.join('、')}用地`, { land: [] })
  if (view.finding !== null) add('finding', view.finding === 'error' ? '有须改正' : '有须说明', { finding: null })
  if (view.zone !== null) {
    add('zone', view.zone === 'none' ? '未填规划空间' : `规划空间：${view.zone}`, { zone: null })
  }
  if (view.progress !== null) add('progress', progressName(view.progress), { progress: null })
  if (view.code !== null) add('code', `问题：${titleOf(view.code)}`, { code: null })
  if (view.q !== '') add('q', `含“${view.q}”`, { q: '' })
  return words
}

function townWords(codes: readonly string[]): string {
  const names = codes.map((code) => townName(code) ?? code)
  if (names.length <= namedTowns) return names.join('、')
  return `${names.slice(0, namedTowns).join('、')}等 ${names.length} 个街镇`
}

function classWords(choices: ParcelView['class']): string {
  const letters = choices.filter((choice) => choice !== 'none')
  const parts = letters.length > 0 ? [`${letters.join('、')} 类`] : []
  return [...parts, ...(choices.includes('none') ? ['未定类'] : [])].join('、')
}

/** The conditions as one line, for paper and for the count that is read aloud. */
export function filterLine(words: readonly FilterWords[]): string {
  return words.length === 0 ? '全部地块' : words.map((word) => word.text).join('；')
}
