import type { Standard } from '#core/scoring/standard.ts'
import { labelMeanings } from '#core/standard-files/names.ts'
import { buildWorkbook, type WorkbookDraft } from '../build.ts'
import { OptionLists } from '../draft/option-lists.ts'
import { drawGuide } from './draw-guide.ts'
import { drawItems } from './draw-items.ts'
import { drawTable, headRow } from './draw-table.ts'
import { titlesOf } from './page.ts'
import { layoutHeading, layoutVersion, standardSheets } from './sheets.ts'
import { standardRows } from './standard-rows.ts'

/** 层级, 编号 and 名称 stay in sight, of a rule 编号 and 名称. */
const namedColumns = 3
const ruleNames = 2

/** 评估标准.xlsx: a standard whole, to be read, changed and imported again. The same standard gives the same bytes. */
export function standardWorkbook(standard: Standard): Promise<Uint8Array> {
  return buildWorkbook(standardDraft(standard))
}

/** The same before it is written. */
export function standardDraft(standard: Standard): WorkbookDraft {
  const { id, name, label } = standard
  const title = `${id} ${name}（${label}：${labelMeanings[label]}）`
  const book = { title, options: new OptionLists() }
  const rows = standardRows(standard)
  const { general, indicators, steps, benchmarks, rules, classes, measures, notes } = standardSheets
  const layout = [layoutHeading, layoutVersion, '由系统填写，请勿改动。'] as const
  const sheets = [
    drawItems(general, rows.general[0] ?? {}, book, [layout]),
    drawTable(indicators, rows.indicators, book, { sum: 'weight', frozenColumns: namedColumns, pagesWide: 3 }),
    drawTable(steps, rows.steps, book, { frozenColumns: 2 }),
    drawTable(benchmarks, rows.benchmarks, book, { frozenColumns: 2 }),
    drawTable(rules, rows.rules, book, { frozenColumns: ruleNames, pagesWide: 2 }),
    drawItems(classes, rows.classes[0] ?? {}, book),
    drawTable(measures, rows.measures, book),
    drawTable(notes, rows.notes, book),
    drawGuide(title),
  ]
  return {
    title: `评估标准 ${id}`,
    sheets: [...sheets, book.options.toSheet()],
    names: [titlesOf(indicators.name, namedColumns, headRow), titlesOf(rules.name, ruleNames, headRow)],
    meta: null,
  }
}
