import { missingRows } from '#addin/sync/missing.ts'
import { putBack } from '#addin/sync/place-rows.ts'
import type { FormId } from '#core/forms/catalogue.ts'
import { isOfAssessment } from '#workbook/any-form.ts'
import type { WorkbookRow } from '#workbook/read-result.ts'
import { batchOf, firmRow, parcelRow } from '../server/rows.ts'
import { removeOne, restoreOne, settleSome } from './console.ts'
import { keepCopy, openCopy, saveAndReopen } from './copies.ts'
import { type Device, orCrash, restart, settleConflict, startSync } from './device.ts'
import { lockSome, unlockOne } from './locks.ts'
import { hand, lose, type Message, taken } from './network.ts'
import { departments, fieldsOf, firms, newParcels, parcels, town } from './plan.ts'
import { cellsByKey } from './sheet.ts'
import { stepOne } from './steps.ts'
import { copyOf } from './workbook-copy.ts'
import { batchId, batchMessage, freshValue, type World } from './world.ts'

type Act = (world: World) => Promise<void> | void

/** What may happen next, and how often. */
const acts: readonly (readonly [weight: number, act: Act])[] = [
  [26, editCells],
  [3, addParcel],
  [3, addFirm],
  [14, beginSync],
  [3, beginFetch],
  [34, moveMessage],
  [5, chooseOne],
  [5, confirmByDepartment],
  [4, repeatBatch],
  [3, stopDevice],
  [3, stopDeviceHalfway],
  [2, stopServer],
  [2, protectCells],
  [5, saveAndReopen],
  [5, keepCopy],
  [7, openCopy],
  [3, removeOne],
  [3, restoreOne],
  [4, settleSome],
  [6, cutLine],
  [5, pasteLine],
  [4, putBackOne],
  [14, stepOne],
  [3, lockSome],
  [3, unlockOne],
]

const weights = acts.reduce((sum, [weight]) => sum + weight, 0)

export async function actOnce(world: World): Promise<void> {
  let left = world.random.next() * weights
  for (const [weight, act] of acts) {
    left -= weight
    if (left < 0) return act(world)
  }
}

/** Lets a pane go on until it has sent something or has ended. */
export async function until(world: World, device: Device | null, begin: () => void): Promise<void> {
  const quiet = new Promise<void>((reached) => {
    world.quiet.reached = reached
  })
  const running = device?.running
  begin()
  if (device?.running === null && running === null) return
  await quiet
}

function idle(world: World): readonly Device[] {
  return world.devices.filter(({ running }) => running === null)
}

function editCells(world: World): void {
  const { random } = world
  const device = random.pick(world.devices)
  const rows = [...cellsByKey(device.open.host.model).values()]
  if (rows.length === 0) return
  const { row } = random.pick(rows)
  const columns = device.open.host.model.result.regions[row.region]?.columns ?? {}
  const fields = fieldsOf[row.form].filter((field) => field in columns && random.chance(0.3))
  const { form } = row
  device.open.host.model.apply(
    fields.map((field) => ({ form, row: row.id, field, value: freshValue(world, field) })),
    'user',
  )
}

function emptyLine(device: Device, form: FormId): WorkbookRow | null {
  const { model } = device.open.host
  const region = model.result.regions.findIndex((one) => one.form === form)
  return (
    model
      .rows(region)
      .filter(isOfAssessment)
      .find(({ id }) => Object.keys(model.cells(id)).length === 0) ?? null
  )
}

/** A line is taken out of the sheet, to be put back as it was. */
function cutLine(world: World): void {
  const device = world.random.pick(world.devices)
  const firmsThere = [...cellsByKey(device.open.host.model)].filter(
    ([, { row }]) => row.form === 'enterprise-information',
  )
  if (firmsThere.length === 0 || device.cut !== null) return
  const [key, { row, cells }] = world.random.pick(firmsThere)
  const { form, id } = row
  device.cut = { key, form, cells }
  device.open.host.model.apply(
    Object.keys(cells).map((field) => ({ form, row: id, field, value: null })),
    'user',
  )
  for (const field of Object.keys(cells)) device.typed.told(key, field)
}

function pasteLine(world: World): void {
  pasteAt(world.random.pick(world.devices))
}

export function pasteAt(device: Device): void {
  const { cut } = device
  if (cut === null) return
  const line = emptyLine(device, cut.form)
  if (line === null) return
  device.cut = null
  if (cellsByKey(device.open.host.model).has(cut.key)) return
  const columns = device.open.host.model.result.regions[line.region]?.columns ?? {}
  device.open.host.model.apply(
    Object.entries(cut.cells)
      .filter(([field]) => field in columns)
      .map(([field, value]) => ({ form: cut.form, row: line.id, field, value })),
    'user',
  )
  // What is pasted back as it was is nobody's edit.
  for (const field of Object.keys(cut.cells)) device.typed.told(cut.key, field)
}

/** Of the rows that are missing from a sheet one is put back from what is known of the server. */
async function putBackOne({ random, devices }: World): Promise<void> {
  const device = random.pick(devices)
  const { parts, isAlive } = device.open
  const missing = missingRows(parts.rows, parts.book)
  if (device.running !== null || !isAlive || missing.length === 0) return
  const { form, key } = random.pick(missing)
  // Asked for is the row as the server has it, whatever its line had said before it was taken out.
  for (const field of fieldsOf[form]) device.typed.told(key, field)
  await orCrash(putBack(parts, [key]))
}

function addParcel(world: World): void {
  const device = world.random.pick(world.devices)
  // A firm reports on its parcels, it makes none.
  if (device.actor.role === 'enterprise') return
  const code = world.random.pick(newParcels)
  if (cellsByKey(device.open.host.model).has(`2025/${code}`)) return
  put(device, 'parcel-self-assessment', { parcelCode: code, townCode: town })
}

function addFirm(world: World): void {
  const device = world.random.pick(world.devices)
  const known = cellsByKey(device.open.host.model)
  const code = world.random.pick(parcels)
  const uscc = world.random.pick(firms)
  if (known.has(`2025/${code}/${uscc}`)) return
  put(device, 'enterprise-information', { parcelCode: code, uscc })
}

function put(device: Device, form: FormId, cells: Readonly<Record<string, string>>): void {
  const line = emptyLine(device, form)
  if (line === null) return
  const changes = Object.entries(cells).map(([field, value]) => ({ form, row: line.id, field, value }))
  device.open.host.model.apply(changes, 'user')
}

function beginSync(world: World): Promise<void> {
  return begin(world, false)
}

/** 只取回. */
function beginFetch(world: World): Promise<void> {
  return begin(world, true)
}

async function begin(world: World, isFetch: boolean): Promise<void> {
  const { random, network, quiet } = world
  const free = idle(world)
  if (free.length === 0) return
  const device = random.pick(free)
  if (!device.open.isAlive) await restart(device, copyOf(device), network, quiet)
  await until(world, device, () => startSync(device, quiet, isFetch))
}

/** A request arrives, is lost, or its answer arrives, is late or lost; two may arrive at one moment. */
async function moveMessage(world: World): Promise<void> {
  const { network, random } = world
  if (network.underway.length === 0) return
  const message = random.pick(network.underway)
  if (random.chance(0.12)) {
    world.counts.lost += 1
    // Given up by the device, it may still reach the server, before or after what is sent next.
    if (random.chance(0.5)) world.late.push(message)
    return hear(world, message, () => lose(network, message))
  }
  const { answer } = message
  if (answer !== null) return hear(world, message, () => hand(network, message, answer))
  const together = network.underway.filter((other) => other.answer === null && random.chance(0.3))
  await arrive(world, [...new Set([message, ...together])])
}

/** Requests reach the server at one moment; those it died over are answered by nobody. */
export async function arrive(world: World, messages: readonly Message[]): Promise<void> {
  await Promise.all(
    messages.map(async (message) => {
      message.answer = await world.server.answer(message)
    }),
  )
  for (const message of messages) {
    if (message.answer === null) await hear(world, message, () => lose(world.network, message))
  }
}

/** What a device hears sets its pane going, if that is still the one that asked. */
export async function hear(world: World, message: Message, tell: () => void): Promise<void> {
  const device = world.devices.find(({ name }) => name === message.from) ?? null
  if (device?.running === null) return tell()
  await until(world, device, tell)
}

async function chooseOne(world: World): Promise<void> {
  const { random } = world
  const device = random.pick(world.devices)
  const { conflicts } = device.kept.outbox
  if (device.running !== null || !device.open.isAlive || conflicts.length === 0) return
  await settleConflict(device, random.pick(conflicts), random.chance(0.5) ? 'mine' : 'theirs')
}

async function confirmByDepartment(world: World): Promise<void> {
  const { random, server } = world
  const { actor, form, field } = random.pick(departments)
  const fields = { [field]: freshValue(world, field) }
  const base = random.integer(0, 3)
  const row =
    form === 'enterprise-information'
      ? firmRow(fields, parcels[0], firms[0], base)
      : parcelRow(fields, random.pick(parcels), base)
  await server.answer(batchMessage(actor, batchOf([row], batchId(random))))
}

/** A batch that was sent before arrives once more, however late. */
async function repeatBatch(world: World): Promise<void> {
  const late = world.late.pop() ?? null
  const sent = [...world.server.sent.values()]
  if (late === null && sent.length === 0) return
  world.counts.repeated += 1
  await world.server.answer(late ?? world.random.pick(sent))
}

async function stopDevice(world: World): Promise<void> {
  const device = world.random.pick(world.devices)
  world.counts.crashes += 1
  for (const message of world.network.underway.filter(({ from }) => from === device.name)) {
    taken(world.network, message)
    if (world.random.chance(0.5)) world.late.push(message)
  }
  await restart(device, copyOf(device), world.network, world.quiet)
}

/** The machine will stop between two writes of the pane to its disk. */
function stopDeviceHalfway(world: World): void {
  const device = world.random.pick(world.devices)
  device.open.diesIn = world.random.integer(0, 5)
}

/** The server stops: over the next write, or with what is under way; its database is opened again. */
async function stopServer(world: World): Promise<void> {
  const { random, server, network } = world
  world.counts.crashes += 1
  if (random.chance(0.7)) {
    server.dieAtNextCommit = true
    return
  }
  for (const message of [...network.underway]) await hear(world, message, () => lose(network, message))
  if (random.chance(0.15)) await world.reopen()
}

function protectCells(world: World): void {
  world.random.pick(world.devices).refusals = world.random.integer(1, 4)
}
