import type { RefObject } from 'preact'
import { useImperativeHandle, useLayoutEffect, useRef, useState } from 'preact/hooks'
import { formatValue } from '#core/form/format.ts'
import { parseCell } from '#core/form/parse.ts'
import type { FileHost } from '../host/file.ts'
import { placeKey } from '../host/host.ts'
import { editRefusal } from '../host/lock.ts'
import { browseKey } from './browse-keys.ts'
import { parseBlock } from './clipboard.ts'
import { editKey } from './edit-keys.ts'
import { browsing, choosing, type EditState, type EditTarget, editing } from './edit-state.ts'
import { clearBlock, copyBlock, pasteBlock, textAt } from './grid-actions.ts'
import { fieldAt, type GridModel, placeAt, type Spot } from './grid-model.ts'
import { optionLabels } from './option-labels.ts'
import { OptionList } from './option-list.tsx'
import { blockOf } from './selection.ts'
import { gutterWidth, headHeight, lineHeight } from './viewport.ts'

export interface CellEditorHandle {
  readonly focus: () => void
  /** Puts what is being typed into its cell. */
  readonly commit: () => void
}

export interface CellEditorProps {
  readonly host: FileHost
  readonly grid: GridModel
  readonly spot: Spot
  readonly anchor: Spot
  readonly edges: readonly number[]
  readonly scrollLeft: number
  readonly pageLines: number
  readonly handle: RefObject<CellEditorHandle | null>
  readonly onGo: (spot: Spot, extend?: boolean) => void
  readonly onNotice: (notice: string | null) => void
  readonly onSave: () => void
}

/**
 * The one input of the grid, lying over the active cell: it holds the focus, so that an input method can begin in the
 * cell itself. Unseen until something is typed.
 */
export function CellEditor(props: CellEditorProps) {
  const { host, grid, spot, anchor, edges, scrollLeft, onGo, onNotice } = props
  const [state, setState] = useState<EditState>(browsing)
  const input = useRef<HTMLInputElement>(null)
  const field = fieldAt(grid, spot)
  const place = placeAt(grid, spot)
  const row = place === null ? null : host.model.row(place.row)
  const locked = place === null || row === null ? null : editRefusal(host.model, row, place.field)
  const labels = field === null ? [] : optionLabels(field)
  const block = blockOf(spot, anchor)

  const commitText = (text: string): void => {
    setState(browsing)
    if (state.kind !== 'edit') return
    const { place: at, field: of } = state.target
    host.model.apply([{ ...at, value: parseCell(of, text) }], 'user')
  }
  const commit = (): void => {
    if (state.kind === 'edit') commitText(state.text)
  }
  useImperativeHandle(props.handle, () => ({ focus: () => input.current?.focus({ preventScroll: true }), commit }))
  // Another cell became active, by whatever way: what was typed belongs to the one before.
  useLayoutEffect(() => {
    onNotice(null)
    commit()
  }, [grid.region, spot.line, spot.column])

  const target = place === null || field === null ? null : { place, field }
  const begin = (start: (target: EditTarget) => EditState): void => {
    if (locked !== null) onNotice(locked)
    else if (target !== null) setState(start(target))
  }
  const beginWithContent = (): void => {
    const text = textAt(host.model, grid, spot)
    begin((at) => (labels.length > 0 ? choosing(at, text, labels) : editing(at, text, false)))
  }
  const context = {
    ...props,
    state,
    labels,
    block,
    begin: beginWithContent,
    openOptions: () => {
      if (labels.length > 0) begin((at) => choosing(at, textAt(host.model, grid, spot), labels))
    },
    setState,
    commitText,
    clear: () => host.model.apply(clearBlock(grid, block), 'user'),
    go: onGo,
  }
  const paste = (text: string): void => {
    const changes = pasteBlock(grid, block, parseBlock(text))
    const wanted = parseBlock(text).flat().length
    const skipped =
      changes.filter((change) => lockedAt(host, change.row, change.field)).length + Math.max(0, wanted - changes.length)
    host.model.apply(changes, 'user')
    onNotice(skipped > 0 ? `${skipped} 格只读或超出表格，没有写入。` : null)
  }

  const mark = place === null ? undefined : host.view.get().marks.get(placeKey(place))
  const value = place === null ? null : host.model.value(place)
  const described =
    field === null ? '' : `${field.label}，${formatValue(field, value)}${mark === undefined ? '' : `，${mark.text}`}`
  const left = spot.column === 0 ? gutterWidth + scrollLeft : (edges[spot.column] ?? 0)
  const width = grid.columns[spot.column]?.width ?? 0
  const isEditing = state.kind === 'edit'
  const list = isEditing && state.options ? 'cell-options' : undefined
  const combobox =
    labels.length === 0
      ? {}
      : {
          role: 'combobox' as const,
          'aria-expanded': list !== undefined,
          'aria-controls': list,
          'aria-activedescendant':
            list !== undefined && isEditing && state.option >= 0 ? `option-${state.option}` : undefined,
        }
  return (
    <div
      class={isEditing ? 'cell-editor is-editing' : 'cell-editor'}
      style={`left:${left}px;top:${headHeight + spot.line * lineHeight}px;width:${width}px;height:${lineHeight}px`}
    >
      <input
        ref={input}
        class={`align-${field !== null && grid.columns[spot.column]?.align === 'end' ? 'end' : 'start'}`}
        {...combobox}
        aria-label={`${rowName(grid, spot)}，${described}`}
        aria-describedby="cell-bar"
        autoComplete="off"
        spellcheck={false}
        value={isEditing ? state.text : ''}
        readOnly={locked !== null}
        onInput={(event) => {
          const text = event.currentTarget.value
          if (isEditing) setState({ ...state, text, option: -1 })
          else begin((at) => editing(at, text, true))
        }}
        onCompositionStart={() => {
          if (!isEditing) begin((at) => editing(at, '', true))
        }}
        onDblClick={beginWithContent}
        onBlur={commit}
        onKeyDown={(event) => {
          if (event.isComposing) return
          if (state.kind === 'edit') editKey(event, { ...context, state })
          else browseKey(event, context)
        }}
        onCopy={(event) => takeOver(event, isEditing, copyBlock(host.model, grid, block))}
        onCut={(event) => {
          if (takeOver(event, isEditing, copyBlock(host.model, grid, block))) context.clear()
        }}
        onPaste={(event) => {
          if (isEditing) return
          event.preventDefault()
          paste(event.clipboardData?.getData('text/plain') ?? '')
        }}
      />
      {isEditing && state.options && (
        <OptionList
          labels={labels}
          current={state.option}
          onPick={(label) => {
            commitText(label)
            input.current?.focus()
          }}
        />
      )}
    </div>
  )
}

function lockedAt(host: FileHost, id: string, field: string): boolean {
  const row = host.model.row(id)
  return row === null || editRefusal(host.model, row, field) !== null
}

function rowName(grid: GridModel, spot: Spot): string {
  const line = grid.lines[spot.line]
  return line === undefined || line.kind === 'section' ? grid.title : `第 ${line.number} 行`
}

/** Puts the block on the clipboard instead of the input's own text, unless a cell is being edited. */
function takeOver(event: ClipboardEvent, isEditing: boolean, text: string): boolean {
  if (isEditing) return false
  event.preventDefault()
  event.clipboardData?.setData('text/plain', text)
  return true
}
