import './grid.css'
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks'
import { useStore } from '../base/store.ts'
import type { FileHost } from '../host/file.ts'
import { CellBar } from './cell-bar.tsx'
import { CellEditor, type CellEditorHandle } from './cell-editor.tsx'
import { GridHead } from './grid-head.tsx'
import { type GridModel, gridModel, placeAt, type Spot, spotOf } from './grid-model.ts'
import { GridRow } from './grid-row.tsx'
import { blockOf, cornerOf } from './selection.ts'
import { usePointer } from './use-pointer.ts'
import { columnEdges, headHeight, lineHeight, type Scroll, scrollTo, visibleColumns, visibleLines } from './viewport.ts'

export interface GridProps {
  readonly host: FileHost
  /** Ctrl+S */
  readonly onSave: () => void
}

/** The region in front as a grid: 5,000 rows and 60 columns of which only those in view are in the document. */
export function Grid({ host, onSave }: GridProps) {
  const region = useStore(host.view, (view) => view.region)
  const [, setVersion] = useState(0)
  useEffect(() => host.model.changed.add(() => setVersion((version) => version + 1)), [host.model])
  const rows = host.model.rows(region)
  const grid = useMemo(() => gridModel(host.model, region), [host.model, region, rows])
  if (grid === null) return null
  return <GridOf host={host} grid={grid} onSave={onSave} />
}

function GridOf({ host, grid, onSave }: GridProps & { grid: GridModel }) {
  const { active, anchor, marks, shown } = useStore(host.view, (view) => view)
  const [scroll, setScroll] = useState<Scroll>({ top: 0, left: 0, height: 600, width: 800 })
  const [notice, setNotice] = useState<string | null>(null)
  const editor = useRef<CellEditorHandle>(null)
  const scroller = useRef<HTMLDivElement>(null)
  const edges = useMemo(() => columnEdges(grid.columns), [grid])

  const start = useMemo(() => cornerOf(grid, 'first') ?? { line: 0, column: 0 }, [grid])
  const activeSpot = (active === null ? null : spotOf(grid, active)) ?? start
  const anchorSpot = (anchor === null ? null : spotOf(grid, anchor)) ?? activeSpot
  const block = blockOf(activeSpot, anchorSpot)

  useScrollFollowing(scroller, setScroll)

  const bringIntoView = (spot: Spot): void => {
    const element = scroller.current
    if (element === null) return
    const now = {
      top: element.scrollTop,
      left: element.scrollLeft,
      height: element.clientHeight,
      width: element.clientWidth,
    }
    const target = scrollTo(now, edges, spot.line, spot.column)
    element.scrollTo({ top: target.top, left: target.left })
  }
  useLayoutEffect(() => scroller.current?.scrollTo({ top: 0, left: 0 }), [grid.region])
  useLayoutEffect(() => {
    if (shown > 0) bringIntoView(activeSpot)
  }, [shown])

  const go = (spot: Spot, extend = false): void => {
    const place = placeAt(grid, spot)
    if (place === null) return
    host.activate(place, extend ? placeAt(grid, anchorSpot) : place)
    bringIntoView(spot)
  }
  const pick = (spot: Spot, extend: boolean): void => {
    editor.current?.commit()
    go(spot, extend)
    editor.current?.focus()
  }
  const table = usePointer(pick)
  const lines = visibleLines(scroll, grid.lines.length)
  const columns = visibleColumns(scroll, edges)
  const width = edges.at(-1) ?? 0
  return (
    <div class="grid-frame">
      <CellBar host={host} grid={grid} spot={activeSpot} notice={notice} />
      <div class="grid-scroll" ref={scroller}>
        <table
          ref={table}
          class={`grid grid-${grid.layout}`}
          aria-label={grid.title}
          aria-rowcount={grid.lines.length + 1}
          aria-colcount={grid.columns.length + 1}
          style={`width:${width}px;height:${headHeight + grid.lines.length * lineHeight}px`}
        >
          <GridHead columns={grid.columns} edges={edges} shown={columns} />
          <tbody>
            {grid.lines.slice(lines.from, lines.to).map((line, offset) => (
              <GridRow
                key={lines.from + offset}
                grid={grid}
                line={line}
                index={lines.from + offset}
                edges={edges}
                shown={columns}
                sheet={host.model}
                marks={marks}
                active={activeSpot}
                block={block}
              />
            ))}
          </tbody>
        </table>
        <CellEditor
          host={host}
          grid={grid}
          spot={activeSpot}
          anchor={anchorSpot}
          edges={edges}
          scrollLeft={scroll.left}
          pageLines={Math.max(1, Math.floor((scroll.height - headHeight) / lineHeight) - 1)}
          handle={editor}
          onGo={go}
          onNotice={setNotice}
          onSave={onSave}
        />
      </div>
    </div>
  )
}

function useScrollFollowing(
  scroller: { readonly current: HTMLDivElement | null },
  set: (scroll: Scroll) => void,
): void {
  useLayoutEffect(() => {
    const element = scroller.current
    if (element === null) return
    const follow = (): void =>
      set({
        top: element.scrollTop,
        left: element.scrollLeft,
        height: element.clientHeight,
        width: element.clientWidth,
      })
    follow()
    element.addEventListener('scroll', follow, { passive: true })
    const resized = new ResizeObserver(follow)
    resized.observe(element)
    return () => {
      element.removeEventListener('scroll', follow)
      resized.disconnect()
    }
  }, [])
}
