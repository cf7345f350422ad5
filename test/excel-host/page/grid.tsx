import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks'
import { boundsOf, cellArea, lastColumn, lastRow } from '../model/area.ts'
import { columnAxis, rowAxis } from './axis.ts'
import { CellEditor } from './cell-editor.tsx'
import { Cells } from './cells.tsx'
import type { ExcelSession } from './excel-session.ts'
import { gridKey, pasteText } from './grid-keys.ts'
import { Heads } from './heads.tsx'
import { Hints } from './hints.tsx'
import { boxOf, cellAt, headHeight, headWidth, parts, type Scene, scrollTo, shownSelection } from './scene.ts'
import { SelectionBox } from './selection-box.tsx'

/** The active sheet: what is in view is drawn, the keyboard and the mouse act as in Excel. */
export function Grid({ session, version }: { session: ExcelSession; version: number }) {
  const scroller = useRef<HTMLDivElement>(null)
  const keyboard = useRef<HTMLTextAreaElement>(null)
  const [view, setView] = useState({ left: 0, top: 0, width: 800, height: 500 })
  const [hovered, setHovered] = useState<{ row: number; column: number } | null>(null)
  const { sheet, workbook } = session
  const axes = useMemo(
    () => ({ rows: rowAxis(workbook, sheet), columns: columnAxis(sheet) }),
    [workbook, sheet, version],
  )
  const scene: Scene = {
    sheet,
    ...axes,
    scrollLeft: view.left,
    scrollTop: view.top,
    width: view.width,
    height: view.height,
  }
  const shown = parts(scene)
  const selection = shownSelection(sheet)
  useFollowedSize(scroller, setView)
  useEffect(() => {
    scroller.current?.scrollTo(0, 0)
  }, [sheet])
  const { top, left } = sheet.selection
  useLayoutEffect(() => {
    const target = scrollTo(scene, top, left)
    if (target !== null) scroller.current?.scrollTo(target.left, target.top)
  }, [sheet, top, left])
  session.focusSheet = () => keyboard.current?.focus({ preventScroll: true })
  // Before the next key can come: one that is pressed while nothing has the focus would be lost.
  useLayoutEffect(() => {
    if (session.edit === null && session.alert === null) session.focusSheet()
  }, [session.edit === null, session.alert === null])

  const under = (event: MouseEvent) => {
    const box = scroller.current?.getBoundingClientRect()
    return cellAt(scene, event.clientX - (box?.left ?? 0), event.clientY - (box?.top ?? 0))
  }
  const press = (event: MouseEvent): void => {
    if (event.button !== 0 || !isOverSheet(event, scroller.current)) return
    if (session.edit !== null) session.commit('stay')
    if (session.alert !== null) return
    // The keyboard stays with the sheet.
    event.preventDefault()
    session.focusSheet()
    const { row, column } = under(event)
    if (row < 0 && column < 0) return
    if (row < 0) session.select({ top: 0, left: column, bottom: lastRow, right: column })
    else if (column < 0) session.select({ top: row, left: 0, bottom: row, right: lastColumn })
    else if (event.shiftKey) session.select(boundsOf(sheet.selection, cellArea(row, column)))
    else drag(session, sheet.mergeAt(row, column), under)
  }
  return (
    <div
      class="grid"
      role="application"
      aria-label={`工作表 ${sheet.name}`}
      onKeyDown={(event) => gridKey(event, session)}
      onPaste={(event) => pasteText(event, session)}
      onMouseDown={press}
      onMouseMove={(event) => setHovered(isOverSheet(event, scroller.current) ? under(event) : null)}
      onMouseLeave={() => setHovered(null)}
      onDblClick={(event) => {
        const { row, column } = under(event)
        if (isOverSheet(event, scroller.current) && row >= 0 && column >= 0) session.beginEdit(row, column, null)
      }}
    >
      <textarea
        class="vh"
        ref={keyboard}
        aria-label="所选单元格"
        onInput={(event) => {
          if (!event.isComposing) takeText(event.currentTarget, session)
        }}
        onCompositionEnd={(event) => takeText(event.currentTarget, session)}
      />
      <div
        class="grid-scroll"
        ref={scroller}
        onScroll={({ currentTarget: { scrollLeft, scrollTop } }) =>
          setView((known) => ({ ...known, left: scrollLeft, top: scrollTop }))
        }
      >
        <div style={{ width: headWidth + axes.columns.total, height: headHeight + axes.rows.total }} />
      </div>
      <div class="grid-view" style={{ width: view.width, height: view.height }}>
        {shown.map((part) => (
          <Cells key={part.key} workbook={workbook} scene={scene} part={part} />
        ))}
        <SelectionBox box={boxOf(scene, selection)} scene={scene} session={session} />
        <Hints session={session} scene={scene} hovered={hovered} />
        <Heads scene={scene} parts={shown} />
        {session.edit !== null && (
          <CellEditor
            session={session}
            edit={session.edit}
            box={boxOf(scene, sheet.mergeAt(session.edit.row, session.edit.column))}
          />
        )}
      </div>
    </div>
  )
}

/** What an input method wrote while no cell was open: it opens the selected one. */
function takeText(input: HTMLTextAreaElement, session: ExcelSession): void {
  const text = input.value
  input.value = ''
  const { top, left } = session.sheet.selection
  if (text !== '') session.beginEdit(top, left, text)
}

type View = { left: number; top: number; width: number; height: number }

function useFollowedSize(
  scroller: { readonly current: HTMLDivElement | null },
  set: (change: (view: View) => View) => void,
): void {
  useEffect(() => {
    const element = scroller.current
    if (element === null) return
    const observer = new ResizeObserver(() =>
      set((view) => ({ ...view, width: element.clientWidth, height: element.clientHeight })),
    )
    observer.observe(element)
    return () => observer.disconnect()
  }, [])
}

/** Not over the scroll bars, an open cell or a list. */
function isOverSheet(event: MouseEvent, scroller: HTMLElement | null): boolean {
  if (scroller === null || !(event.target instanceof Node) || !scroller.contains(event.target)) return false
  const box = scroller.getBoundingClientRect()
  return event.clientX - box.left < scroller.clientWidth && event.clientY - box.top < scroller.clientHeight
}

/** Selects from the pressed cell to the one the pointer is over, until the button is let go. */
function drag(
  session: ExcelSession,
  start: ReturnType<typeof cellArea>,
  under: (event: MouseEvent) => { readonly row: number; readonly column: number },
): void {
  session.select(start)
  const control = new AbortController()
  const { signal } = control
  addEventListener(
    'mousemove',
    (event) => {
      const { row, column } = under(event)
      if (row >= 0 && column >= 0) session.select(boundsOf(start, session.sheet.mergeAt(row, column)))
    },
    { signal },
  )
  addEventListener('mouseup', () => control.abort(), { signal })
}
