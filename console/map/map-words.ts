import { proposedFormNotice } from '#core/vocabulary/citation.ts'
import { townName } from '#core/vocabulary/district.ts'
import { instantInTable } from '#ui/instant.ts'
import { count } from '#ui/number.ts'
import { evaluationSource } from '../charts/evaluation-source.ts'
import { filterLine, filterWords } from '../parcels/filter-words.ts'
import type { Tally } from './data/tally.ts'
import type { Draft } from './data/use-draft.ts'
import type { Colouring } from './look/colouring.ts'
import type { MapView } from './map-view.ts'

const noCodes = (code: string): string => code

/** 新桥镇；C、D 类；只看 > 60.00: what of all parcels is shown. */
export function shownWords(view: MapView, { property, looks }: Colouring): string {
  const line = filterLine(filterWords(view.filter, noCodes))
  if (property !== 'step' || view.steps.length === 0) return line
  const labels = looks.filter(({ key }) => view.steps.includes(Number(key))).map(({ label }) => label)
  return `${line}；只看 ${labels.join('、')}`
}

/** Which 街镇 the map and its figures lack. */
export function missingWords(townCodes: readonly string[]): string {
  const names = townCodes.map((code) => townName(code) ?? '未填街镇')
  return `${names.join('、')}的地块没有取到，图和数字都不含它们。`
}

export interface PrintedMap {
  readonly title: string
  readonly subtitle: string
  readonly foot: readonly string[]
}

/** Title, conditions and source of a map that leaves the page. @param now instant it leaves at @param notice what else is to be known of it */
export function printedWords(
  place: { readonly district: string; readonly cycle: string; readonly today: string; readonly now: string },
  view: MapView,
  colouring: Colouring,
  tally: Tally,
  draft: Draft | null,
  notice: string | null,
): PrintedMap {
  const { district, cycle, today, now } = place
  const run = draft?.evaluation
  const source =
    colouring.isEvaluated && run !== undefined
      ? evaluationSource(
          district,
          { mode: run.mode, at: run.finishedAt ?? run.startedAt, standard: run.standard },
          today,
        )
      : `${district} ${cycle}年度填报数据`
  const unmapped = tally.unmapped.length === 0 ? '' : `，另有 ${count(tally.unmapped.length)} 宗无边界，未上图`
  return {
    title: `${district}产业用地一张图：${colouring.title}`,
    subtitle: `${cycle}年度；${shownWords(view, colouring)}；图上 ${count(tally.mapped)} 宗${unmapped}`,
    foot: [
      `来源：${source}；导出时间 ${instantInTable(now)}`,
      ...(notice === null ? [] : [notice]),
      proposedFormNotice,
    ],
  }
}
