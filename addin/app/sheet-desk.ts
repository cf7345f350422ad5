import { openSheetHost } from '../host/sheet/sheet-host.ts'
import type { Spreadsheet } from '../host/spreadsheet.ts'
import { SpreadsheetFailure } from '../host/spreadsheet-failure.ts'
import type { ProblemMessage } from '../workers/protocol.ts'
import type { App, AppOptions } from './app.ts'
import { clockTime, today } from './clock.ts'
import { startEngine } from './document.ts'
import { createPane, type Pane } from './pane.ts'
import { isResultsSheet, resultsReport } from './results-report.ts'
import { failureWords } from './spreadsheet-words.ts'
import { createStore, type Store } from './store.ts'
import { isAbort, troubleOf } from './trouble.ts'

export interface SheetDeskState {
  /** What is under way, with a way out where there is one. */
  readonly running: { readonly title: string; readonly cancel: (() => void) | null } | null
  /** Why the last act was refused, in words. */
  readonly refused: ProblemMessage | null
  /** What the last act did: 已写入工作表“评分结果”。 */
  readonly done: string | null
  /** Notes at the marked cells, besides their tint. */
  readonly notes: boolean
}

/** A blank template of the server. */
export interface TemplateSource {
  readonly title: string
  readonly bytes: () => Promise<Uint8Array>
}

/** The workbook that is open in a spreadsheet program. */
export interface SheetDesk {
  readonly kind: 'sheet'
  readonly spreadsheet: Spreadsheet
  readonly store: Store<SheetDeskState>
  /** Looks for the forms in the open workbook, again. */
  readonly recognise: () => Promise<void>
  /** Brings the template's sheets into the open workbook. */
  readonly insert: (template: TemplateSource) => Promise<void>
  /** Opens the template as a workbook of its own. */
  readonly openApart: (template: TemplateSource) => Promise<void>
  readonly writeScores: () => Promise<void>
  readonly clearMarks: () => Promise<void>
  readonly showNotes: (shown: boolean) => Promise<void>
}

export type SheetApp = App & { readonly desk: SheetDesk }

/** The app of a pane beside an open workbook. */
export function createSheetApp(options: AppOptions, spreadsheet: Spreadsheet): SheetApp {
  const pane = createPane(options)
  const store = createStore<SheetDeskState>({ running: null, refused: null, done: null, notes: false })
  let showNotes = (_shown: boolean): Promise<void> => Promise.resolve()

  /** One at a time; a refusal is worded, a defect is told, an abort is nothing. */
  const act = async (title: string, doing: (signal: AbortSignal) => Promise<string | null>): Promise<void> => {
    if (store.get().running !== null) return
    const control = new AbortController()
    const cancel = (): void => {
      control.abort()
      spreadsheet.stopWaiting()
    }
    store.patch({ running: { title, cancel }, refused: null, done: null })
    try {
      store.patch({ done: await doing(control.signal) })
    } catch (error) {
      refuse(error)
    } finally {
      store.patch({ running: null })
    }
  }
  const refuse = (error: unknown): void => {
    if (isAbort(error)) return
    const trouble = troubleOf(error, '')
    if (error instanceof SpreadsheetFailure) store.patch({ refused: failureWords(error) })
    else if (trouble.kind === 'refused') store.patch({ refused: trouble.words })
    else pane.state.patch({ trouble })
  }
  const open = async (signal: AbortSignal): Promise<null> => {
    const opening = new AbortController()
    signal.addEventListener('abort', () => opening.abort())
    const engine = startEngine(opening.signal)
    try {
      const about = { isOurs: isResultsSheet, onDefect: pane.onDefect }
      const host = await openSheetHost(spreadsheet, engine, about, { signal })
      showNotes = host.showNotes
      const work = await pane.begin({ name: '', host, engine })
      pane.state.patch({ phase: 'open', document: work.document, trouble: null })
      await host.showNotes(store.get().notes)
      await work.checking.checkAll()
      return null
    } catch (error) {
      engine.end()
      throw error
    } finally {
      if (pane.work() === null) pane.state.patch({ phase: 'start' })
    }
  }
  const desk: SheetDesk = {
    kind: 'sheet',
    spreadsheet,
    store,
    recognise: () => act('正在识别工作簿', open),
    insert: (template) =>
      act(`正在插入${template.title}`, async (signal) => {
        const { insertTemplate } = await import('./insert-template.ts')
        const sheets = await insertTemplate(spreadsheet, await template.bytes())
        await open(signal)
        return `已插入工作表${sheets.map((sheet) => `“${sheet}”`).join('、')}。`
      }),
    openApart: (template) =>
      act(`正在打开${template.title}`, async () => {
        await spreadsheet.openWorkbook(await template.bytes())
        return `已在新窗口打开${template.title}。请在新窗口中打开本面板填报。`
      }),
    writeScores: () => act('正在写入评分结果', () => writeScores(pane)),
    clearMarks: () =>
      act('正在清除标记', async () => {
        await pane.work()?.document.host.clearMarks()
        return '已清除本加载项所作的标记，原有格式不变。再次校验后重新标记。'
      }),
    showNotes: async (notes) => {
      store.patch({ notes })
      await showNotes(notes).catch(refuse)
    },
  }
  followFocus(pane)
  return { ...pane, desk }
}

async function writeScores(pane: Pane): Promise<string | null> {
  const work = pane.work()
  if (work === null) return null
  await work.scoring.run()
  const { scores } = work.scoring.store.get()
  if (scores === null || scores.rows.length === 0) return '没有可写入的得分。'
  const sheet = await work.document.host.writeReport(
    resultsReport(scores, work.document.host.model, `${today()} ${clockTime()}`),
  )
  return `已写入工作表“${sheet}”，${scores.rows.length} 宗。`
}

const restBetween = 2000

/** Some edits are never told (a choice from a list, a program without events): whoever comes back to the pane is read anew. */
function followFocus(pane: Pane): void {
  let last = 0
  addEventListener('focus', () => {
    const work = pane.work()
    if (work === null || Date.now() - last < restBetween) return
    last = Date.now()
    work.document.host.refresh().catch(pane.onDefect)
  })
}
