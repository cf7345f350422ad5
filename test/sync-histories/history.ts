import type { Service } from '#server/service.ts'
import { actOnce, arrive, hear, pasteAt, until } from './acts.ts'
import { restoreAll, settleSome } from './console.ts'
import { type Device, restart, settleConflict, startSync, waitingChoices } from './device.ts'
import { Fault } from './fault.ts'
import { requireAgreement, requireRecord } from './invariants.ts'
import { hand } from './network.ts'
import { passSome, sendBackAll } from './steps.ts'
import { copyOf } from './workbook-copy.ts'
import { begin, type Counts, type World } from './world.ts'

/**
 * One history, the same for the same seed: people fill, sync, choose and confirm while messages are lost, late, repeated
 * and overtaken and machines stop; then the network is well again and everyone syncs until nothing is left to say.
 * Throws Fault when the outcome breaks a rule.
 * @param reopen closes the server's database and opens it again
 */
export async function runHistory(seed: number, service: Service, reopen: () => Promise<void>): Promise<Counts> {
  const world = await begin(seed, service, reopen)
  await passSome(world)
  const steps = world.random.integer(8, 30)
  const calm = world.random.integer(0, 2 * steps)
  for (let step = 0; step < steps; step += 1) {
    if (step === calm) await syncAll(world)
    await actOnce(world)
  }
  await settleAll(world)
  const { server, devices, counts } = world
  await requireAgreement(server, devices)
  const seen = await requireRecord(server, devices)
  // What arrives once more now is answered as it was: the server side compares.
  const sent = [...server.sent.values()]
  for (let again = 0; again < 2; again += 1) await server.answer(world.random.pick(sent))
  return { ...counts, ...seen, batches: server.committed.size }
}

/** Everyone syncs and nothing goes wrong meanwhile; what is asked then waits. */
async function syncAll(world: World): Promise<void> {
  await deliverAll(world)
  for (const device of world.devices) {
    if (!device.open.isAlive) continue
    await syncOne(world, device)
  }
}

async function syncOne(world: World, device: Device): Promise<void> {
  await until(world, device, () => startSync(device, world.quiet))
  while (device.running !== null) await deliverAll(world)
}

const mostRounds = 12
/** So long people decide in the console too, before or after those whose edits are in question. */
const consoleRounds = 2

/** The machines run, the network loses nothing: everyone syncs and chooses until nobody has anything to say or hear. */
async function settleAll(world: World): Promise<void> {
  const { devices, server, network } = world
  server.dieAtNextCommit = false
  for (const message of world.late.splice(0)) await server.answer(message)
  for (const device of devices) {
    device.refusals = 0
    device.open.diesIn = null
    if (!device.open.isAlive) await restart(device, copyOf(device), network, world.quiet)
  }
  await deliverAll(world)
  for (const device of devices) pasteAt(device)
  await restoreAll(world)
  await sendBackAll(world)
  for (let round = 0; round < mostRounds; round += 1) {
    const before = devices.map(standing).join('\n')
    const decided = server.decisions.length
    for (const device of devices) await syncAndChoose(world, device, round < consoleRounds)
    const isQuiet = devices.map(standing).join('\n') === before && server.decisions.length === decided
    if (isQuiet && devices.every(hasNothingToSay)) return
  }
  throw new Fault(`still not settled after ${mostRounds} rounds`)
}

async function deliverAll(world: World): Promise<void> {
  const { network, random } = world
  while (network.underway.length > 0) {
    const message = random.pick(network.underway)
    if (message.answer === null) await arrive(world, [message])
    const { answer } = message
    if (answer !== null) await hear(world, message, () => hand(network, message, answer))
  }
}

async function syncAndChoose(world: World, device: Device, isConsoleOpen: boolean): Promise<void> {
  await syncOne(world, device)
  if (isConsoleOpen && world.random.chance(0.4)) await settleSome(world)
  for (const conflict of device.kept.outbox.conflicts) {
    await settleConflict(device, conflict, world.random.chance(0.5) ? 'mine' : 'theirs')
  }
}

function hasNothingToSay({ kept, open }: Device): boolean {
  const { batch, conflicts } = kept.outbox
  const isTold = waitingChoices({ kept, open }).length === (kept.outbox.settlements ?? []).length
  return isTold && batch === null && conflicts.length === 0 && open.parts.pending.list(open.parts.book).length === 0
}

/** What a further round would change if anything were left. */
function standing({ kept }: Device): string {
  return `${JSON.stringify(kept.outbox.cursors)} ${kept.snapshots.size}`
}
