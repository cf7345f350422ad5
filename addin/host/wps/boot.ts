import { memberIfAny, type WpsApplication } from './jsapi.ts'

/*
 * The page that WPS keeps in the background: the ribbon's buttons call `ribbon`. Nothing of it is asynchronous, because
 * builds 12.1.0.23539 and 23542 did not show the tab of an add-in with async callbacks.
 */

interface TaskPane {
  Visible: boolean
  Width?: number
  readonly Navigate?: (address: string) => unknown
  readonly Delete?: () => unknown
}

/** Builds differ in who makes panes and how that is spelled. */
interface PaneMaker {
  readonly CreateTaskPane?: (address: string) => TaskPane
  readonly CreateTaskpane?: (address: string) => TaskPane
}

interface BootWindow {
  readonly wps?: PaneMaker
  readonly Application?: PaneMaker & WpsApplication
  ribbon?: object
}

interface Control {
  readonly Id?: string
  readonly id?: string
}

const prefix = 'checkup_'
const paneWidth = 400

const here: BootWindow & Pick<Window, 'alert' | 'location'> = window
/** By workbook: a pane belongs to the window in which it was made. */
const panes = new Map<string, TaskPane>()

function commandOf(control: Control): string {
  return (control.Id ?? control.id ?? '').replace(prefix, '')
}

function paneAddress(command: string): string {
  return `${here.location.origin}/pane/wps.html${command === 'open' ? '' : `?tab=${command}`}`
}

function show(command: string): void {
  const book = workbookName()
  const known = panes.get(book)
  if (known !== undefined && showAgain(known, command)) return
  const pane = makePane(paneAddress(command))
  panes.set(book, pane)
  pane.Visible = true
  try {
    pane.Width = paneWidth
  } catch {
    // Some builds do not let the width be set; the pane fits any from 320 px on.
  }
}

/** False when that pane is no more. */
function showAgain(pane: TaskPane, command: string): boolean {
  try {
    if (command !== 'open' && pane.Navigate === undefined) {
      pane.Delete?.()
      return false
    }
    if (command !== 'open') pane.Navigate?.(paneAddress(command))
    pane.Visible = true
    return true
  } catch {
    return false
  }
}

function makePane(address: string): TaskPane {
  for (const maker of [here.wps, here.Application]) {
    const pane = maker?.CreateTaskPane?.(address) ?? maker?.CreateTaskpane?.(address)
    if (pane !== undefined) return pane
  }
  throw new Error('没有 CreateTaskPane')
}

function workbookName(): string {
  const book = here.Application === undefined ? null : memberIfAny(here.Application, 'ActiveWorkbook')
  return (book ? memberIfAny(book, 'FullName') : null) ?? ''
}

here.ribbon = {
  OnAddinLoad: () => true,
  GetImage: (control: Control) => `images/${commandOf(control)}.png`,
  OnAction: (control: Control) => {
    try {
      show(commandOf(control))
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error)
      const instead = `${here.location.origin}/pane/`
      here.alert(`产业用地体检的面板没有打开（${why}）。表格没有被改动。\n请在浏览器中打开 ${instead} 填报。`)
    }
    return true
  },
}
