import { clockTime, today } from '../base/clock.ts'
import { createStore, type Store } from '../base/store.ts'
import { refusalOf } from '../host/refusal.ts'
import type { Spreadsheet } from '../host/spreadsheet.ts'
import { startEngine } from '../open-document.ts'
import type { ProblemMessage } from '../workers/protocol.ts'
import type { App, AppOptions } from './app.ts'
import { createPane, type Pane } from './pane.ts'
import { preference, setPreference } from './preferences.ts'
import { isResultsSheet } from './results-sheet.ts'
import { isAbort, troubleOf } from './trouble.ts'

/** What an act came to: done, or nothing there was to do. */
export interface Outcome {
  readonly kind: 'done' | 'nothing'
  /** 已写入工作表“评分结果”。 */
  readonly text: string
}

export interface SheetDeskState {
  /** What is under way, with a way out; rows read of those there are, 0 of 0 where nothing is counted. */
  readonly running: {
    readonly title: string
    readonly done: number
    readonly total: number
    readonly cancel: () => void
  } | null
  /** Why the last act was refused, in words. */
  readonly refused: ProblemMessage | null
  readonly outcome: Outcome | null
  /** HH:MM when the open workbook was last found to hold none of our forms. */
  readonly noFormAt: string | null
  /** The open workbook was made from a template that is no longer read. */
  readonly outdated: ProblemMessage | null
  /** Notes at the marked cells, besides their tint. */
  readonly notes: boolean
  /** The pane wrote cells since the workbook was opened: it wants to be saved. */
  readonly hasWritten: boolean
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

const nothingYet: SheetDeskState = {
  running: null,
  refused: null,
  outcome: null,
  noFormAt: null,
  outdated: null,
  notes: false,
  hasWritten: false,
}

/** The app of a pane beside an open workbook. */
export function createSheetApp(options: AppOptions, spreadsheet: Spreadsheet): SheetApp {
  const pane = createPane(options)
  const store = createStore<SheetDeskState>({ ...nothingYet, notes: preference('notes') })
  const sheetHost = import('../host/sheet/sheet-host.ts')
  // Who opens the workbook hears of a failure.
  sheetHost.catch(() => {})
  let showNotes = (_shown: boolean): Promise<void> => Promise.resolve()

  const onRows = (done: number, total: number): void => {
    const { running } = store.get()
    if (running !== null) store.patch({ running: { ...running, done, total } })
  }
  /** One at a time; a refusal is worded, a defect is told, an abort is nothing. */
  const act = async (title: string, doing: (signal: AbortSignal) => Promise<Outcome | null>): Promise<void> => {
    if (store.get().running !== null) return
    const control = new AbortController()
    const cancel = (): void => {
      control.abort()
      spreadsheet.stopWaiting()
    }
    store.patch({ running: { title, done: 0, total: 0, cancel }, refused: null, outcome: null })
    try {
      store.patch({ outcome: await doing(control.signal) })
    } catch (error) {
      refuse(error)
    } finally {
      store.patch({ running: null })
    }
  }
  const refuse = (error: unknown): void => {
    if (isAbort(error)) return
    const refusal = refusalOf(error)
    if (refusal === null) pane.state.patch({ trouble: troubleOf(error, '') })
    else if (refusal.code === 'workbook-no-form') store.patch({ noFormAt: clockTime() })
    else if (refusal.code === 'template-outdated') store.patch({ outdated: refusal.words })
    else store.patch({ refused: refusal.words })
  }
  const open = async (signal: AbortSignal): Promise<void> => {
    const opening = new AbortController()
    signal.addEventListener('abort', () => opening.abort())
    const engine = startEngine(opening.signal)
    store.patch({ noFormAt: null, outdated: null, hasWritten: false })
    try {
      const { openSheetHost } = await sheetHost
      const about = { isOurs: isResultsSheet, onDefect: pane.onDefect }
      const host = await openSheetHost(spreadsheet, engine, about, { signal, onRows })
      showNotes = host.showNotes
      host.model.changed.add(({ source }) => {
        if (source === 'pane') store.patch({ hasWritten: true })
      })
      const work = await pane.begin({ name: '', host, engine })
      pane.state.patch({ phase: 'open', document: work.document, trouble: null })
      await host.showNotes(store.get().notes)
      await work.checking.checkAll()
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
    recognise: () =>
      act('正在识别工作簿', async (signal) => {
        await open(signal)
        return null
      }),
    insert: (template) =>
      act(`正在插入${template.title}`, async (signal) => {
        const { insertTemplate } = await import('./insert-template.ts')
        const sheets = await insertTemplate(spreadsheet, await template.bytes())
        await open(signal)
        return done(`已插入工作表${sheets.map((sheet) => `“${sheet}”`).join('、')}，原有工作表不变。`)
      }),
    openApart: (template) =>
      act(`正在打开${template.title}`, async () => {
        await spreadsheet.openWorkbook(await template.bytes())
        return done(`已在新窗口打开${template.title}。请在新窗口中打开本面板填报。`)
      }),
    writeScores: () => act('正在写入评分结果', () => writeScores(pane)),
    clearMarks: () =>
      act('正在清除标记', async () => {
        await pane.work()?.document.host.clearMarks()
        return done('已清除本加载项所作的标记，原有格式不变。再次校验后重新标记。')
      }),
    showNotes: async (notes) => {
      store.patch({ notes })
      setPreference('notes', notes)
      await showNotes(notes).catch(refuse)
    },
  }
  followFocus(pane)
  return { ...pane, desk }
}

function done(text: string): Outcome {
  return { kind: 'done', text }
}

async function writeScores(pane: Pane): Promise<Outcome | null> {
  const work = pane.work()
  if (work === null) return null
  await work.scoring.run()
  const { scores } = work.scoring.store.get()
  if (scores === null || scores.rows.length === 0) {
    return { kind: 'nothing', text: '没有可写入的得分。请先填写地块编码、土地面积和用地类别。' }
  }
  const { host } = work.document
  const { resultsReport } = await import('./results-report.ts')
  const sheet = await host.writeReport(resultsReport(scores, host.model, `${today()} ${clockTime()}`))
  return done(`已写入工作表“${sheet}”，${scores.rows.length} 宗。`)
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
