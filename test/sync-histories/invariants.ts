import { layerOf } from '#core/access/layer.ts'
import type { PushAnswer } from '#core/api/rows.ts'
import type { CellValue } from '#core/form/field.ts'
import { type FormId, formById } from '#core/forms/catalogue.ts'
import { keyText } from '#core/record/key.ts'
import { type Layer, layers } from '#core/record/layer.ts'
import { sameCell } from '#core/record/merge.ts'
import type { Actor } from '#server/actions/actor.ts'
import { pullChanges } from '#server/actions/pull-changes.ts'
import { keyOfSent } from '#server/actions/push/key-of-sent.ts'
import { canonicalJson } from '#server/canonical-json.ts'
import { layersAt, type Version, versionOf } from '#server/rows/history.ts'
import { cellsOf } from '#server/rows/state.ts'
import { keyOf } from '#server/rows/table.ts'
import { liQiang } from '../server/cast.ts'
import { type Device, hadSeen } from './device.ts'
import { Fault } from './fault.ts'
import {
  type DistrictRecord,
  recordOf,
  requireChosen,
  requireRemovals,
  requireSettlements,
  requireShown,
  requireStanding,
} from './invariants-ledger.ts'
import { isReview, requireLocks, requireSteps, wasLocked } from './invariants-steps.ts'
import type { Committed, ServerSide } from './server-side.ts'
import { cellsByKey, cycle } from './sheet.ts'

/**
 * Every sheet shows what the server holds, as far as its owner may see it and the sheet has a place for it. Of rows that
 * are gone a sheet may show what it likes.
 */
export async function requireAgreement(server: ServerSide, devices: readonly Device[]): Promise<void> {
  for (const device of devices) {
    const [lost] = device.typed.lost()
    if (lost !== undefined) throw new Fault(`${device.name}: written over before it was sent: ${lost}`)
    const { items } = await pullChanges(server.service, await server.grant(device.actor, 'changes'), {
      cycle,
      limit: 500,
    })
    const { model } = device.open.host
    const gone = items.filter(({ removed }) => removed === true).map(({ key }) => key)
    const isThere = (key: string): boolean => !gone.some((removed) => isAt(key, removed))
    const sheet = new Map([...cellsByKey(model)].filter(([key]) => isThere(key)))
    const here = shown(
      device,
      [...sheet].map(([key, { row, cells }]) => [key, row.region, cells]),
    )
    const region = (form: FormId): number => model.result.regions.findIndex((one) => one.form === form)
    const present = items.filter(({ key }) => isThere(key))
    const held = device.mayLackRows ? present.filter(({ key }) => sheet.has(key)) : present
    const there = shown(
      device,
      held.map(({ form, key, cells }) => [key, region(form), cells]),
    )
    if (canonicalJson(here) !== canonicalJson(there)) throw new Fault(`${device.name}: ${difference(here, there)}`)
  }
}

type Shown = Readonly<Record<string, Readonly<Record<string, CellValue | null>>>>

/** Of each row the filled cells that the device's sheet has a column for. */
function shown(device: Device, rows: readonly (readonly [key: string, region: number, cells: Shown[string]])[]): Shown {
  return Object.fromEntries(
    rows.map(([key, region, cells]) => {
      const columns = columnsOf(device, region)
      return [
        key,
        Object.fromEntries(Object.entries(cells).filter(([field, value]) => field in columns && value !== null)),
      ]
    }),
  )
}

/** The first cell that is not the same. */
function difference(here: Shown, there: Shown): string {
  for (const key of new Set([...Object.keys(here), ...Object.keys(there)])) {
    for (const field of new Set([...Object.keys(here[key] ?? {}), ...Object.keys(there[key] ?? {})])) {
      const [mine, theirs] = [here[key]?.[field] ?? null, there[key]?.[field] ?? null]
      if (!sameCell(mine, theirs))
        return `${key}.${field} is ${JSON.stringify(mine)}, on the server ${JSON.stringify(theirs)}`
    }
  }
  return 'rows without cells'
}

function columnsOf(device: Device, region: number): Readonly<Record<string, number>> {
  return device.open.host.model.result.regions[region]?.columns ?? {}
}

/** Counts of what was seen, for the report. */
export interface Seen {
  readonly conflicts: number
  readonly merged: number
  /** Rows refused because they were not to be written any more. */
  readonly locked: number
  /** Locks that evaluations closed, and locks that were opened. */
  readonly closed: number
  readonly opened: number
}

/** Rows follow from their versions; what was acknowledged is on record; nothing was replaced by who had not seen it. */
export async function requireRecord(server: ServerSide, devices: readonly Device[]): Promise<Seen> {
  const { committed } = server
  const record = await recordOf(server)
  const { rows, versions, conflicts } = record
  const history = new Map<string, Version[]>()
  for (const version of versions) {
    const known = history.get(version.row_key) ?? []
    history.set(version.row_key, [...known, versionOf(version)])
  }
  for (const row of rows) {
    const made = cellsOf(keyOf(row.form, row.row_key), layersAt(history.get(row.row_key) ?? [], row.revision))
    if (canonicalJson(made) !== canonicalJson(JSON.parse(row.effective)))
      throw new Fault(`row ${row.row_key} is not its history`)
  }
  requireRemovals(record)
  requireSteps(record, server)
  requireSettlements(record)
  requireStanding(record, history)
  requireChosen(record, server, devices)
  requireShown(record, server)
  let merged = 0
  for (const [id, batch] of committed) merged += requireKept(id, batch, history, record)
  for (const [key, ofRow] of history) requireKnowing(key, ofRow, server, devices)
  const opened = record.transitions.filter(({ from_status }) => from_status === 'locked').length
  return { conflicts: conflicts.length, merged, locked: lockedRows(committed), closed: requireLocks(record), opened }
}

function lockedRows(committed: ServerSide['committed']): number {
  const outcomes = [...committed.values()].flatMap(({ answer }) => (JSON.parse(answer) as PushAnswer).rows)
  return outcomes.filter(({ refusal }) => refusal?.code === 'row-locked').length
}

/** Each value of a committed batch was written, or stood there already, or is in the ledger. */
function requireKept(
  id: string,
  { actor, body, answer }: Committed,
  history: ReadonlyMap<string, readonly Version[]>,
  { conflicts, removals, transitions }: DistrictRecord,
): number {
  const outcomes = (JSON.parse(answer) as PushAnswer).rows
  for (const [index, sent] of body.rows.entries()) {
    const outcome = outcomes[index]
    if (outcome === undefined) throw new Fault(`batch ${id} was not answered in full`)
    // The departments of a history speak of rows that may not be there yet.
    if (outcome.outcome === 'refused' && actor.role === 'department') continue
    // A row that is gone takes nothing: what was filled stays where it was filled.
    const isGone = outcome.refusal?.code === 'row-removed' && removals.some(({ row_key }) => isAt(outcome.key, row_key))
    if (isGone) continue
    if (outcome.refusal?.code === 'row-locked' && wasLocked(transitions, outcome.key, actor.role)) continue
    if (outcome.outcome === 'refused')
      throw new Fault(`${actor.name}: ${outcome.key} refused: ${outcome.refusal?.message}`)
    const key = keyText(keyOfSent(sent.form, sent.key))
    const versions = history.get(key) ?? []
    for (const [field, value] of Object.entries(sent.fields)) {
      const layer = layerFor(sent.form, field, actor.role, sent.layer)
      const inLedger = conflicts.some(
        (lost) =>
          lost.batch === id &&
          lost.row_key === key &&
          lost.layer === layer &&
          lost.field === field &&
          sameCell(lost.mine === null ? null : (JSON.parse(lost.mine) as CellValue), value),
      )
      const after = layersAt(versions, outcome.revision)[layer]?.[field]
      if (!inLedger && !sameCell(after, value) && !wasNoEdit(key, sent, versions, outcome.revision, field, value)) {
        throw new Fault(`${actor.name}: ${key}.${field} = ${JSON.stringify(value)} of batch ${id} is nowhere`)
      }
    }
  }
  return outcomes.filter(({ outcome }) => outcome === 'merged').length
}

/** The row itself, or the parcel it is on. */
function isAt(key: string, removed: string): boolean {
  return key === removed || key.startsWith(`${removed}/`)
}

/**
 * The value is what its sender saw at the base of the row, or what stands there now, a department's value masked or not: a
 * workbook repeats its cells.
 */
function wasNoEdit(
  key: string,
  { form, baseRevision, whole = false }: Committed['body']['rows'][number],
  versions: readonly Version[],
  revision: number,
  field: string,
  value: CellValue | null,
): boolean {
  const seen = [baseRevision, revision].flatMap((at) => {
    const layered = layersAt(versions, at)
    const { department: _, ...open } = layered
    return [layered, open]
  })
  return whole && seen.some((one) => sameCell(cellsOf(keyOf(form, key), one)[field], value))
}

function layerFor(form: FormId, name: string, role: Committed['actor']['role'], layer: Layer | undefined): Layer {
  const field = formById(form).fields[name]
  if (field === undefined) throw new Fault(`${form} has no field ${name}`)
  return layer ?? layerOf(role, field)
}

/** A value gives way only to somebody who had it before their eyes, and a department's only to a department. */
function requireKnowing(
  key: string,
  versions: readonly Version[],
  { committed, decisions }: ServerSide,
  devices: readonly Device[],
): void {
  const given = new Set<string>()
  const standing = new Map<string, { readonly value: CellValue; readonly by: string }>()
  for (const version of versions) {
    const { layer, fields, batch, username } = version
    const decision = decisions.find(({ id }) => id === batch)
    const actor = isReview(key, version) ? liQiang : decision?.actor
    const by = committed.get(batch) ?? (actor === undefined ? undefined : byHand(actor))
    if (by === undefined) throw new Fault(`${key} holds batch ${batch}, which was never committed`)
    if ((layer === 'department') !== (by.actor.role === 'department'))
      throw new Fault(`${by.actor.name} wrote ${layer}`)
    const device = devices.find(({ name }) => name === by.from)
    const sent = by.body.rows.find((row) => keyText(keyOfSent(row.form, row.key)) === key)
    for (const [field, value] of Object.entries(fields)) {
      const place = `${layer}/${field}`
      const old = standing.get(place)
      // Whoever has no base may replace what they gave themselves, but for an old copy.
      const isOwn = (sent?.baseRevision ?? 0) === 0 && sent?.unnoted !== true && old?.by === username
      // What stands beneath a higher layer's value is not what a sheet shows, nor what cannot be read above one that can.
      const covering = typeof old?.value === 'object' ? layers.filter((other) => other !== layer) : above(layer)
      const isBeneath = covering.some((other) => given.has(`${other}/${field}`))
      given.add(place)
      if (
        !isBeneath &&
        device !== undefined &&
        old !== undefined &&
        !isOwn &&
        !hadSeen(device, batch, `${key}/${field}`, old.value)
      ) {
        throw new Fault(
          `${device.name} replaced ${key}.${place} ${JSON.stringify(old.value)} by ${JSON.stringify(value)} unseen`,
        )
      }
      if (value === null) standing.delete(place)
      else standing.set(place, { value, by: username })
    }
  }
}

/** What was decided or passed in the console came from no device: that it was shown is a rule of its own. */
function byHand(actor: Actor): Pick<Committed, 'actor' | 'from' | 'body'> {
  return { actor, from: '', body: { batch: '', forms: [], rows: [] } }
}

function above(layer: Layer): readonly Layer[] {
  return layers.slice(layers.indexOf(layer) + 1)
}
