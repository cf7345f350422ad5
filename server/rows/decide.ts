import { editingRoles } from '#core/access/transition.ts'
import { type Problem, problem } from '#core/error/problem.ts'
import type { CellValue } from '#core/form/field.ts'
import type { Cells } from '#core/form/form.ts'
import type { FieldConflict, Outcome } from '#core/record/change.ts'
import type { Layer, LayeredFields, LayerFields } from '#core/record/layer.ts'
import { mergeLayer, sameCell } from '#core/record/merge.ts'
import { lastChange, layersAt, type Version } from './history.ts'
import type { IncomingRow, Sender } from './incoming.ts'
import { cellsOf, type RowState } from './state.ts'
import { contactsHidden, maskedFields, visibleCells } from './view.ts'

export interface LayerConflict extends FieldConflict {
  readonly layer: Layer
  /** Batch their value came with. */
  readonly theirsBatch: string
}

/** What becomes of one row that may be written. */
export interface Decision {
  readonly outcome: Exclude<Outcome, 'refused'>
  /** What is to be written, by layer; empty layers are left out. */
  readonly changes: ReadonlyMap<Layer, LayerFields>
  readonly conflicts: readonly LayerConflict[]
  /** Values that came in from others since the base, and those that stand above what was sent. */
  readonly incoming: Readonly<Record<string, CellValue | null>>
  /** Name of whoever gave each of them. */
  readonly incomingBy: Readonly<Record<string, string>>
}

/**
 * Merges a row into what is stored, layer by layer: layers of others are no conflict, they stand beside mine.
 *
 * Base unknown (revision 0, or one the server never gave): every field counts as blank at the base, so that what others
 * filled is a conflict where it differs; what the same account gave last is its own to replace, but for an old copy that
 * comes from where newer values are known.
 * @param stored null when the row is new
 * @param versions of the stored row in order; needed only when the base is not the stored revision
 */
export function decide(
  incoming: IncomingRow,
  stored: RowState | null,
  versions: readonly Version[],
  sender: Sender & { readonly username: string },
): Decision | Problem {
  const refused = refusalOf(incoming, stored)
  if (refused !== null) return refused
  const isCurrent = stored === null || incoming.baseRevision === stored.revision
  const base = baseOf(incoming, stored, versions)
  // Rows that were edited on what stands there need none of it.
  const shown = isCurrent && !incoming.whole ? nothingShown : shownCells(stored, base, sender)
  const edited = base === null || !incoming.whole ? incoming : withoutRepeats(incoming, stored, shown, sender)
  const { changes, conflicts } = merged(edited, stored, base, versions, sender.username)
  // A workbook comes back with every row; what says nothing new is no attempt to change a locked row.
  const wantsChange = changes.size > 0 || conflicts.length > 0
  if (wantsChange && stored !== null && !editingRoles[stored.status].includes(sender.role)) {
    return problem('row-locked', { status: stored.status })
  }
  const cameIn = isCurrent ? {} : incomingValues(shown, incoming, edited)
  const outcome = conflicts.length > 0 ? 'conflict' : Object.keys(cameIn).length > 0 ? 'merged' : 'accepted'
  const above = stored === null ? {} : standingAbove(stored, edited, changes, conflicts, sender)
  const told = { ...cameIn, ...above }
  const seen = stored === null ? [] : versions.filter((version) => isSeen(version, stored, sender))
  return { outcome, changes, conflicts, incoming: told, incomingBy: givers(seen, Object.keys(told)) }
}

/** Of the fields the sender edited those that show something else all the same: a higher layer has a value. */
function standingAbove(
  stored: RowState,
  edited: IncomingRow,
  changes: ReadonlyMap<Layer, LayerFields>,
  conflicts: readonly LayerConflict[],
  sender: Sender,
): Readonly<Record<string, CellValue | null>> {
  const layered: Partial<Record<Layer, LayerFields>> = { ...stored.layered }
  for (const [layer, fields] of changes) layered[layer] = { ...layered[layer], ...fields }
  const after = seenCells(stored, layered, sender)
  const expected = new Map([...edited.layers.values()].flatMap((fields) => Object.entries(fields)))
  for (const { field, theirs } of conflicts) expected.set(field, theirs)
  const other = [...expected].filter(([field, value]) => !sameCell(after[field], value))
  return Object.fromEntries(other.map(([field]) => [field, after[field] ?? null]))
}

/**
 * Of a workbook's whole row the cells that say neither what its sender saw at the base nor what they would see now: what
 * came in since, a higher layer's value among it, is in the sheet already. Blank where they may not see says nothing.
 */
function withoutRepeats(
  incoming: IncomingRow,
  stored: RowState | null,
  { before, now }: Shown,
  sender: Sender,
): IncomingRow {
  if (stored === null) return incoming
  const hidden = contactsHidden(stored, sender)
  const isRepeated = (field: string, value: CellValue | null): boolean =>
    sameCell(value, before[field]) || sameCell(value, now[field]) || (value === null && hidden.includes(field))
  const layers = new Map<Layer, LayerFields>()
  for (const [layer, fields] of incoming.layers) {
    const edits = Object.entries(fields).filter(
      ([field, value]) => Object.hasOwn(incoming.seenAt, field) || !isRepeated(field, value),
    )
    if (edits.length > 0) layers.set(layer, Object.fromEntries(edits))
  }
  return { ...incoming, layers }
}

/** The cells of a stored row as its sender saw them at the base, and as they would see them now. */
interface Shown {
  readonly before: Cells
  readonly now: Cells
}

const nothingShown: Shown = { before: {}, now: {} }

function shownCells(stored: RowState | null, base: LayeredFields | null, sender: Sender): Shown {
  if (stored === null) return nothingShown
  const now = seenCells(stored, stored.layered, sender)
  return { before: base === stored.layered ? now : seenCells(stored, base ?? {}, sender), now }
}

/**
 * The cells of the row as the sender saw them when its layers stood so. A department works on its own layer: what is
 * reported beneath it is not what it speaks of.
 */
function seenCells(stored: RowState, layered: LayeredFields, sender: Sender): Cells {
  const own = sender.role === 'department' ? { department: layered.department ?? {} } : layered
  return visibleCells({ ...stored, layered: own, effective: cellsOf(stored.key, own) }, sender)
}

/** A department's value that is masked for the sender does not come in, and nobody is named as giving it. */
function isSeen(version: Version, stored: RowState, sender: Sender): boolean {
  if (version.layer !== 'department') return true
  const hidden = maskedFields(stored, sender)
  return Object.keys(version.fields).some((field) => !hidden.includes(field))
}

/** Who changed each field last, in whichever layer. */
function givers(versions: readonly Version[], fields: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(
    fields.flatMap((field) => {
      const last = versions.findLast((version) => field in version.fields)
      return last === undefined ? [] : [[field, last.by]]
    }),
  )
}

function refusalOf(incoming: IncomingRow, stored: RowState | null): Problem | null {
  if (stored === null) {
    return incoming.baseRevision > 0 ? problem('not-found', { what: `${incoming.key.parcelCode} 的这一行` }) : null
  }
  for (const [field, value] of Object.entries(incoming.foreign)) {
    if (!sameCell(value, stored.effective[field])) return problem('row-field-not-yours', { field })
  }
  return null
}

/** The layers as the sender last saw them; null when it never did. */
function baseOf(
  { baseRevision }: IncomingRow,
  stored: RowState | null,
  versions: readonly Version[],
): LayeredFields | null {
  if (stored === null) return {}
  if (baseRevision === stored.revision) return stored.layered
  return baseRevision > 0 && baseRevision < stored.revision ? layersAt(versions, baseRevision) : null
}

function merged(
  incoming: IncomingRow,
  stored: RowState | null,
  base: LayeredFields | null,
  versions: readonly Version[],
  username: string,
): Pick<Decision, 'changes' | 'conflicts'> {
  const changes = new Map<Layer, LayerFields>()
  const conflicts: LayerConflict[] = []
  for (const [layer, fields] of incoming.layers) {
    const now = stored?.layered[layer] ?? {}
    const own = (): LayerFields => (incoming.unnoted ? {} : ownValues(versions, layer, now, username))
    const before = base === null ? own() : (base[layer] ?? {})
    const later = seenLater(incoming, stored, [layer, fields], versions)
    const merge = mergeLayer(fields, later === null ? before : { ...before, ...later }, now)
    if (Object.keys(merge.changes).length > 0) changes.set(layer, merge.changes)
    for (const conflict of merge.conflicts) {
      const change = lastChange(versions, layer, conflict.field)
      conflicts.push({
        ...conflict,
        layer,
        theirsBy: change?.by ?? '',
        theirsAt: change?.at ?? '',
        theirsBatch: change?.batch ?? '',
      })
    }
  }
  return { changes, conflicts }
}

/**
 * Of a layer the fields that the sender saw after the base, as they stood then; a revision nobody was given says nothing.
 * Null where there are none.
 */
function seenLater(
  { seenAt, baseRevision }: IncomingRow,
  stored: RowState | null,
  [layer, fields]: readonly [Layer, LayerFields],
  versions: readonly Version[],
): LayerFields | null {
  if (stored === null || stored.revision === baseRevision) return null
  const later = Object.keys(fields).flatMap((field) => {
    const seen = Object.hasOwn(seenAt, field) ? (seenAt[field] ?? 0) : 0
    const isLater = seen > baseRevision && seen <= stored.revision
    return isLater ? [[field, layersAt(versions, seen)[layer]?.[field] ?? null] as const] : []
  })
  return later.length === 0 ? null : Object.fromEntries(later)
}

/** Of the values that stand in a layer, those the sender gave last. */
function ownValues(versions: readonly Version[], layer: Layer, now: LayerFields, username: string): LayerFields {
  return Object.fromEntries(
    Object.entries(now).filter(([field]) => lastChange(versions, layer, field)?.username === username),
  )
}

/**
 * Values the sender may see that are not as they were at the base, but for the fields the sender edited itself and those
 * that came saying the same.
 */
function incomingValues(
  { before, now }: Shown,
  incoming: IncomingRow,
  edited: IncomingRow,
): Readonly<Record<string, CellValue | null>> {
  const sent = new Set([...edited.layers.values()].flatMap((fields) => Object.keys(fields)))
  const told = new Map([...incoming.layers.values()].flatMap((fields) => Object.entries(fields)))
  const fields = new Set([...Object.keys(before), ...Object.keys(now)])
  const isThere = (field: string): boolean => told.has(field) && sameCell(told.get(field), now[field])
  const changed = [...fields].filter(
    (field) => !sent.has(field) && !isThere(field) && !sameCell(before[field], now[field]),
  )
  return Object.fromEntries(changed.map((field) => [field, now[field] ?? null]))
}
