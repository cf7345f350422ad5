import { type FindingGrouping, type FindingItem, groupFindings } from '#ui/finding-groups.ts'

/** The finding after (or before) this one in the order of the list; the first or last when there is none yet. */
export function nextFinding<Item extends FindingItem>(
  items: readonly Item[],
  grouping: FindingGrouping,
  current: string | null,
  step: 1 | -1,
): Item | null {
  const byId = new Map(items.map((item) => [item.id, item]))
  const order = groupFindings(items, grouping).flatMap((group) =>
    group.items.flatMap((item) => byId.get(item.id) ?? []),
  )
  const at = order.findIndex((item) => item.id === current)
  const next = at < 0 ? (step === 1 ? 0 : order.length - 1) : Math.min(order.length - 1, Math.max(0, at + step))
  return order[next] ?? null
}
