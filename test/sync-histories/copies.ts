import { type Device, openDevice, restart, type Seen } from './device.ts'
import { people } from './plan.ts'
import { copyOf, unnoted } from './workbook-copy.ts'
import type { World } from './world.ts'

/* Workbooks as files: saved and opened again, kept, sent out and come back, found in the mail. */

/** The workbook is saved, closed and opened again. */
export async function saveAndReopen({ random, devices, network, quiet }: World): Promise<void> {
  const device = random.pick(devices)
  if (device.running === null && device.open.isAlive) await restart(device, copyOf(device), network, quiet)
}

/** A copy is kept, with what its sheets had shown until then. */
export function keepCopy({ random, devices, copies }: World): void {
  const asking = devices.filter(({ kept }) => kept.outbox.conflicts.length > 0)
  // With a question that waits a copy is worth most: its cell says 我的, the server 对方的.
  const device = random.pick(asking.length > 0 && random.chance(0.7) ? asking : devices)
  const shown = new Map([...device.seen].map(([place, values]) => [place, new Set(values)]))
  const copy = copyOf(device)
  // Another program, a paste into a new file: the note of its revisions does not come along.
  const workbook = random.chance(0.15) ? unnoted(copy) : copy
  copies.push({ role: device.actor.role, workbook, shown })
}

/** A copy that was kept is opened: by whoever kept it, by another who sees the same, or where no pane was used before. */
export async function openCopy(world: World): Promise<void> {
  const { random, devices, copies, network, quiet } = world
  if (copies.length === 0) return
  const { role, workbook, shown } = random.pick(copies)
  if (devices.length < mostDevices && random.chance(0.3)) {
    const actor = random.pick(people.filter((one) => one.role === role))
    const device = await openDevice(`设备${devices.length + 1}`, actor, workbook, network, quiet)
    takeOver(device, shown)
    devices.push(device)
    return
  }
  const device = random.pick(devices.filter(({ actor }) => actor.role === role))
  if (device.running !== null) return
  takeOver(device, shown)
  await restart(device, workbook, network, quiet)
}

const mostDevices = 6

/**
 * What the copy has shown is before the eyes of whoever opens it, and nothing else, whatever they saw in other workbooks:
 * an old value in it is nobody's edit.
 */
function takeOver(device: Device, shown: Seen): void {
  device.seen.clear()
  for (const [place, values] of shown) device.seen.set(place, new Set(values))
  device.mayLackRows = true
}
