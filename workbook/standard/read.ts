import type { Standard } from '#core/scoring/standard.ts'
import { judgeStandard } from '#core/standard-files/judge-standard.ts'
import type { LoadedWorkbook } from '../grid.ts'
import { loadWorkbook } from '../load.ts'
import { noticeText } from '../notice.zh.ts'
import { packageNotices } from '../notices.ts'
import { inspectPackage } from '../package/inspect.ts'
import { refuse } from '../refuse.ts'
import type { Columns } from './column.ts'
import { Findings, type Path, type SheetPlace, type WorkbookFault } from './findings.ts'
import { type FoundSheet, locateSheets, rowsOf } from './locate.ts'
import { pruned } from './loose.ts'
import { readClasses, readGeneral } from './read-general.ts'
import { readIndicators, StepTable } from './read-indicators.ts'
import { readIndustryBenchmarks, readMeasures, readNotes } from './read-lists.ts'
import { readRules } from './read-rules.ts'
import type { Row } from './row.ts'
import { type SheetKey, type StandardSheet, type StandardSheets, sheetOfPart, standardSheets } from './sheets.ts'

export interface StandardRead {
  /** Null where its shape is not whole; with faults it may still contradict itself. */
  readonly standard: Standard | null
  /** In the order of the sheets. */
  readonly faults: readonly WorkbookFault[]
  /** What was not read, or read otherwise than it may seem; Chinese sentences. */
  readonly notices: readonly string[]
}

/**
 * Reads 评估标准.xlsx: ours, filled, re-saved by another program, sheets and columns in any order. All faults are told,
 * not the first. On a server call it behind the guard and in a child process.
 *
 * Problems (thrown as ProblemError): those of inspectPackage and loadWorkbook, standard-file-unreadable.
 */
export async function readStandardWorkbook(bytes: Uint8Array): Promise<StandardRead> {
  const parts = inspectPackage(bytes)
  const loaded = await loadWorkbook(
    bytes,
    parts.map((part) => part.name),
  )
  const read = readStandardSheets(loaded)
  return { ...read, notices: [...packageNotices(parts).map(noticeText), ...read.notices] }
}

/** The same from values that are already here. Problem: standard-file-unreadable. */
export function readStandardSheets(loaded: LoadedWorkbook): StandardRead {
  const findings = new Findings()
  const found = locateSheets(loaded.grids, findings)
  if (found.size < 2) throw refuse('standard-file-unreadable', { reason: '没有评估标准的工作表' })
  const rows = new SheetRows(found, loaded, findings)
  const { standard, faults } = judgeStandard(pruned(standardOf(rows, findings)))
  for (const { path, message } of faults.filter((fault) => !findings.isTold(fault.path))) {
    findings.fault(path, findings.placeOf(path) ?? sheetPlace(path), message)
  }
  rows.tellUnused()
  return { standard, faults: inOrder(findings.faults), notices: findings.notices }
}

function standardOf(rows: SheetRows, findings: Findings): unknown {
  const steps = new StepTable(rows.of('steps'))
  const { dimensions, indicators } = readIndicators(rows.of('indicators'), steps)
  tellLeft(steps, new Set(indicators.map(({ id }) => id)), findings)
  const [general] = rows.of('general')
  const [classes] = rows.of('classes')
  const benchmarks = readIndustryBenchmarks(rows.of('benchmarks'))
  return {
    ...(general === undefined ? {} : readGeneral(general)),
    dimensions,
    indicators,
    rules: readRules(rows.of('rules')),
    industryBenchmarks: benchmarks.length === 0 ? undefined : benchmarks,
    classes: classes === undefined ? undefined : readClasses(classes),
    classMeasures: readMeasures(rows.of('measures')),
    notes: readNotes(rows.of('notes')),
  }
}

/** Steps of an indicator that is not there are a fault; those its method has no use for are told. */
function tellLeft(steps: StepTable, indicators: ReadonlySet<string | undefined>, findings: Findings): void {
  for (const { indicator, use, rows } of steps.left) {
    const [first] = rows
    if (first === undefined) continue
    if (!indicators.has(indicator)) {
      first.fault('indicator', ['indicators', indicator], `没有指标“${indicator}”。请改正编号，或删去这几行。`)
    } else {
      const { sheet, row } = first.place
      const what = `指标 ${indicator} 的“${use}”${rows.length} 行`
      findings.notices.push(`工作表“${sheet}”第 ${row} 行起，${what}未采用：它的计分方法和测算项用不上。`)
    }
    for (const row of rows) row.leave()
  }
}

/** The rows of each sheet. */
class SheetRows {
  readonly #found: ReadonlyMap<SheetKey, FoundSheet>
  readonly #loaded: LoadedWorkbook
  readonly #findings: Findings
  readonly #read: Pick<Row<Columns>, 'unused' | 'place'>[] = []

  constructor(found: ReadonlyMap<SheetKey, FoundSheet>, loaded: LoadedWorkbook, findings: Findings) {
    this.#found = found
    this.#loaded = loaded
    this.#findings = findings
  }

  of<Key extends SheetKey>(key: Key): readonly Row<StandardSheets[Key]['columns']>[] {
    const sheet: StandardSheet<StandardSheets[Key]['columns']> = standardSheets[key]
    const found = this.#found.get(key)
    if (found === undefined) {
      if (sheet.isNeeded) this.#tellMissing(key)
      return []
    }
    const rows = rowsOf(found, sheet, this.#loaded, this.#findings)
    this.#read.push(...rows)
    return rows
  }

  /** Filled cells that what was chosen has no use for. */
  tellUnused(): void {
    for (const { unused, place } of this.#read) {
      if (unused.length === 0) continue
      const where = `工作表“${place.sheet}”${place.row === null ? '' : `第 ${place.row} 行`}`
      this.#findings.notices.push(`${where}的${unused.map((one) => `“${one}”`).join('、')}用不上，未采用。`)
    }
  }

  #tellMissing(key: SheetKey): void {
    const { name } = standardSheets[key]
    const place = { sheet: name, row: null, column: null, cell: null }
    for (const [part, sheet] of Object.entries(sheetOfPart)) {
      if (sheet === key)
        this.#findings.fault([part], place, `缺工作表“${name}”。请从系统重新导出，在导出的工作簿里改。`)
    }
  }
}

/** The sheet of a part of which nothing more is known. */
function sheetPlace([part]: Path): SheetPlace {
  const key = Object.entries(sheetOfPart).find(([one]) => one === part)?.[1] ?? 'general'
  return { sheet: standardSheets[key].name, row: null, column: null, cell: null }
}

function inOrder(faults: readonly WorkbookFault[]): readonly WorkbookFault[] {
  const names = Object.values(standardSheets).map(({ name }): string => name)
  const order = ({ sheet }: WorkbookFault): number => names.indexOf(sheet)
  return [...faults].sort((a, b) => order(a) - order(b) || (a.row ?? 0) - (b.row ?? 0))
}
