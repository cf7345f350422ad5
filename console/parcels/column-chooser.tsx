import { useRef, useState } from 'preact/hooks'
import { Icon } from '#ui/icon.tsx'
import { usePopover } from '#ui/use-popover.ts'
import { moved } from './columns-shown.ts'
import { type ParcelColumn, parcelColumns } from './parcel-columns.tsx'

export interface ColumnChooserProps {
  /** Keys of the columns shown, in order. */
  readonly shown: readonly string[]
  /** Null: back to the usual columns. */
  readonly onShown: (keys: readonly string[] | null) => void
  readonly onUsualWidths: () => void
}

const groups = ['地块', '填报', '最近一次评估'] as const

/** Which columns, in which order: search, groups, dragging or Alt+↑↓, and back to the usual ones. */
export function ColumnChooser({ shown, onShown, onUsualWidths }: ColumnChooserProps) {
  const { root, isOpen, toggle } = usePopover()
  const [search, setSearch] = useState('')
  const hidden = parcelColumns.filter((column) => !shown.includes(column.key) && column.title.includes(search.trim()))
  const listed = shown.flatMap((key) => parcelColumns.find((column) => column.key === key) ?? [])
  return (
    <div class="popover" ref={root}>
      <button type="button" class="btn" aria-expanded={isOpen} onClick={toggle}>
        <Icon name="columns" />
        {`列 ${shown.length + 1}/${parcelColumns.length + 1}`}
        <Icon name="chevron-down" size={12} />
      </button>
      {isOpen && (
        <div class="menu column-chooser">
          <p class="cap">显示的列，拖动或按 Alt+↑↓ 调整先后。</p>
          <ShownColumns columns={listed} onShown={onShown} />
          <input
            class="input"
            type="search"
            aria-label="查找列"
            placeholder="查找可加的列"
            value={search}
            onInput={(event) => setSearch(event.currentTarget.value)}
          />
          {groups.map((group) => (
            <HiddenColumns
              key={group}
              title={group}
              columns={hidden.filter((column) => column.group === group)}
              onAdd={(key) => onShown([...shown, key])}
            />
          ))}
          <p>
            <button
              type="button"
              class="btn btn-s"
              onClick={() => {
                onShown(null)
                onUsualWidths()
              }}
            >
              恢复默认
            </button>
          </p>
        </div>
      )}
    </div>
  )
}

interface ShownColumnsProps {
  readonly columns: readonly ParcelColumn[]
  readonly onShown: (keys: readonly string[]) => void
}

function ShownColumns({ columns, onShown }: ShownColumnsProps) {
  const dragged = useRef<string | null>(null)
  const list = useRef<HTMLUListElement>(null)
  const keys = columns.map((column) => column.key)
  const move = (key: string, by: number): void => {
    onShown(moved(keys, key, by))
    // The moved column keeps the focus, so that a second press moves it on.
    requestAnimationFrame(() => list.current?.querySelector<HTMLElement>(`[data-key="${key}"] input`)?.focus())
  }
  const dropOn = (target: string): void => {
    const key = dragged.current
    dragged.current = null
    if (key !== null) onShown(moved(keys, key, keys.indexOf(target) - keys.indexOf(key)))
  }
  return (
    <ul ref={list} class="column-list">
      {columns.map((column) => (
        <li
          key={column.key}
          data-key={column.key}
          draggable
          onDragStart={() => {
            dragged.current = column.key
          }}
          onDragOver={(event) => event.preventDefault()}
          onDrop={(event) => {
            event.preventDefault()
            dropOn(column.key)
          }}
        >
          <label>
            <input
              type="checkbox"
              checked
              onChange={() => onShown(keys.filter((key) => key !== column.key))}
              onKeyDown={(event) => {
                const by = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0
                if (!event.altKey || by === 0) return
                event.preventDefault()
                move(column.key, by)
              }}
            />
            {column.title}
          </label>
        </li>
      ))}
    </ul>
  )
}

interface HiddenColumnsProps {
  readonly title: string
  readonly columns: readonly ParcelColumn[]
  readonly onAdd: (key: string) => void
}

function HiddenColumns({ title, columns, onAdd }: HiddenColumnsProps) {
  if (columns.length === 0) return null
  return (
    <fieldset class="filter-group">
      <legend>{title}</legend>
      {columns.map((column) => (
        <label key={column.key}>
          <input type="checkbox" checked={false} onChange={() => onAdd(column.key)} />
          {column.title}
        </label>
      ))}
    </fieldset>
  )
}
