import './finding-list.css'
import { useEffect, useMemo, useRef, useState } from 'preact/hooks'
import {
  type FindingGroup,
  type FindingGrouping,
  type FindingItem,
  groupFindings,
  manyFindings,
} from './finding-groups.ts'
import { FindingRow } from './finding-row.tsx'
import { Icon } from './icon.tsx'
import { count } from './number.ts'
import { SeverityIcon } from './severity.tsx'
import { useVirtual } from './use-virtual.ts'

export interface FindingListProps {
  readonly items: readonly FindingItem[]
  readonly grouping: FindingGrouping
  /** Accessible name of the list. */
  readonly label: string
  /** The finding that is unfolded. */
  readonly current: string | null
  readonly onCurrent: (id: string | null) => void
  readonly onLocate?: (item: FindingItem) => void
  readonly onReason?: (item: FindingItem, reason: string) => void
  /** Groups are folded at first, whatever their number. */
  readonly folded?: boolean
}

type Entry =
  | { readonly kind: 'group'; readonly key: string; readonly group: FindingGroup; readonly isOpen: boolean }
  | { readonly kind: 'finding'; readonly key: string; readonly item: FindingItem }

const groupHeight = 33
const findingHeight = 92

/** Findings in groups; over 200 through a window. ↑ ↓ walk the findings, unfolding the groups they are in. */
export function FindingList(props: FindingListProps) {
  const { items, grouping, current, onCurrent, folded = false } = props
  const groups = useMemo(() => groupFindings(items, grouping), [items, grouping])
  const isMany = items.length > manyFindings
  const [turned, setTurned] = useState<ReadonlySet<string>>(new Set())
  const startsFolded = (isMany || folded) && groups.length > 1
  const isOpen = (group: FindingGroup): boolean => turned.has(`${grouping}/${group.key}`) !== !startsFolded

  const entries = groups.flatMap((group): readonly Entry[] => {
    const open = isOpen(group)
    const head: Entry = { kind: 'group', key: `group/${group.key}`, group, isOpen: open }
    return open ? [head, ...group.items.map((item): Entry => ({ kind: 'finding', key: item.id, item }))] : [head]
  })
  const virtual = useVirtual(
    entries.map((entry) => entry.key),
    (index) => (entries[index]?.kind === 'group' ? groupHeight : findingHeight),
    isMany,
  )
  const wanted = useFocusOn(virtual.listRef)

  const turn = (group: FindingGroup): void => setTurned(toggled(turned, `${grouping}/${group.key}`))
  const step = (from: string, by: 1 | -1): void => {
    const order = groups.flatMap((group) => group.items.map((item) => ({ group, item })))
    const next = order[order.findIndex(({ item }) => item.id === from) + by]
    if (next === undefined) return
    if (!isOpen(next.group)) turn(next.group)
    wanted.current = next.item.id
    onCurrent(next.item.id)
  }

  // The one asked for from outside (the foot's arrows, a mark in the sheet) is unfolded and brought into view.
  const shownAt = entries.findIndex((entry) => entry.key === current)
  const reveal = virtual.reveal
  useEffect(() => {
    if (current === null) return
    const group = groups.find((candidate) => candidate.items.some((item) => item.id === current))
    if (group !== undefined && !isOpen(group)) turn(group)
    else if (shownAt >= 0) reveal(shownAt)
    // Only a new finding moves the view, not a redrawn list.
  }, [current, shownAt >= 0])

  const { from, to, before, after } = virtual.window
  return (
    <ul class="finding-list card" aria-label={props.label} ref={virtual.listRef}>
      {before > 0 && <li aria-hidden="true" style={`height:${before}px`} />}
      {entries.slice(from, to).map((entry) => (
        <li key={entry.key} ref={(element) => virtual.measure(entry.key, element)}>
          {entry.kind === 'group' ? (
            <GroupHead group={entry.group} open={entry.isOpen} onTurn={() => turn(entry.group)} />
          ) : (
            <FindingRow
              item={entry.item}
              open={entry.item.id === current}
              onOpen={(open) => onCurrent(open ? entry.item.id : null)}
              onLocate={props.onLocate}
              onReason={props.onReason}
              onStep={(by) => step(entry.item.id, by)}
            />
          )}
        </li>
      ))}
      {after > 0 && <li aria-hidden="true" style={`height:${after}px`} />}
    </ul>
  )
}

function GroupHead({ group, open, onTurn }: { group: FindingGroup; open: boolean; onTurn: () => void }) {
  return (
    <button type="button" class="finding-group" aria-expanded={open} onClick={onTurn}>
      <Icon name={open ? 'chevron-down' : 'chevron-right'} size={12} />
      <b class="nb">{group.title}</b>
      <span class="ellipsis group-name">{group.name}</span>
      {!open && <SeverityIcon level={group.level} size={14} />}
      <span class="nb">{`${count(group.items.length)} 项`}</span>
    </button>
  )
}

/** Focus goes to the wanted finding's head as soon as it is in the document. */
function useFocusOn(list: { readonly current: HTMLElement | null }) {
  const wanted = useRef<string | null>(null)
  useEffect(() => {
    if (wanted.current === null) return
    const head = list.current?.querySelector<HTMLElement>(`[data-finding="${CSS.escape(wanted.current)}"]`)
    if (head === null || head === undefined) return
    wanted.current = null
    head.focus({ preventScroll: false })
  })
  return wanted
}

function toggled(set: ReadonlySet<string>, key: string): ReadonlySet<string> {
  const next = new Set(set)
  if (!next.delete(key)) next.add(key)
  return next
}
