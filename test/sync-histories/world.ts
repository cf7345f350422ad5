import type { Role } from '#core/access/role.ts'
import type { PushBody } from '#core/api/rows.ts'
import type { CellValue } from '#core/form/field.ts'
import type { FormId } from '#core/forms/catalogue.ts'
import type { Actor } from '#server/actions/actor.ts'
import { pullChanges } from '#server/actions/pull-changes.ts'
import { type Random, seededRandom } from '#server/demo/random.ts'
import type { Service } from '#server/service.ts'
import { zhouTao } from '../server/cast.ts'
import { batchOf, firmFields, firmRow, parcelFields, parcelRow } from '../server/rows.ts'
import { type Device, openDevice, type Quiet, type Seen } from './device.ts'
import { createNetwork, type Message, type Network } from './network.ts'
import { fieldsOf, firms, parcels, people, textOf, town, valueFor } from './plan.ts'
import { createServerSide, type ServerSide } from './server-side.ts'
import { cycle, type FilledRow, ledger } from './sheet.ts'
import type { Copy } from './workbook-copy.ts'

/** How much happened, so that a run can be seen to have tried something. */
export interface Counts {
  batches: number
  merged: number
  conflicts: number
  lost: number
  repeated: number
  crashes: number
  /** Rows taken out or brought back in the console, and conflicts decided there. */
  moved: number
  decided: number
  /** Parcels submitted, passed, verified, locked or sent back, but for the locks of evaluations. */
  steps: number
  /** Rows refused because of where their parcel stood. */
  locked: number
  /** Locks that evaluations closed, and locks that were opened. */
  closed: number
  opened: number
}

/** A copy of a workbook, with what its sheets had shown to whoever kept it. */
export interface KeptCopy {
  readonly role: Role
  readonly workbook: Copy
  readonly shown: Seen
}

/** Everything one history is about; nothing of it is left to chance but by its seed. */
export interface World {
  readonly random: Random
  readonly server: ServerSide
  readonly network: Network
  readonly quiet: Quiet
  readonly devices: Device[]
  readonly used: Map<string, CellValue[]>
  /** Requests their device has given up, which may still reach the server. */
  readonly late: Message[]
  readonly copies: KeptCopy[]
  /** Closes the database of the server and opens it again. */
  readonly reopen: () => Promise<void>
  readonly counts: Counts
  number: number
  /** Formal evaluations that have ended. */
  evaluations: number
  /** The parcels begin filled without a fault, and seldom get one: they can be submitted. */
  readonly isWhole: boolean
}

/** A district with two parcels and a firm, and two to five people with workbooks of it. */
export async function begin(seed: number, service: Service, reopen: () => Promise<void>): Promise<World> {
  const random = seededRandom(seed)
  const world: World = {
    random,
    server: createServerSide(service),
    network: createNetwork(),
    quiet: { reached: () => {} },
    devices: [],
    used: new Map(),
    late: [],
    copies: [],
    reopen,
    counts: {
      batches: 0,
      merged: 0,
      conflicts: 0,
      lost: 0,
      repeated: 0,
      crashes: 0,
      moved: 0,
      decided: 0,
      steps: 0,
      locked: 0,
      closed: 0,
      opened: 0,
    },
    number: 1000,
    evaluations: 0,
    isWhole: random.chance(0.5),
  }
  const { isWhole } = world
  const rows = [
    ...parcels.map((code) => {
      const fields = isWhole ? parcelFields() : someFields(world, 'parcel-self-assessment')
      return parcelRow({ townCode: town, ownerUscc: firms[0], ...fields }, code)
    }),
    ...parcels.slice(0, isWhole ? 2 : 1).map((code, index) => {
      const fields = isWhole ? firmFields() : someFields(world, 'enterprise-information')
      return firmRow(fields, code, firms[index])
    }),
  ]
  await world.server.answer(batchMessage(zhouTao, batchOf(rows, batchId(random))))
  const count = random.integer(2, 5)
  for (let index = 0; index < count; index += 1) world.devices.push(await issued(world, `设备${index + 1}`))
  return world
}

/** A workbook as the server would issue it today: with the revisions of its rows, or one that lost them. */
async function issued(world: World, name: string): Promise<Device> {
  const { random, server, network, quiet } = world
  const actor = random.pick(people)
  const { items } = await pullChanges(server.service, await server.grant(actor, 'changes'), { cycle })
  const isKnown = random.chance(0.8)
  const rows = items.map(({ form, key, cells }): FilledRow => {
    const [, parcelCode = '', uscc] = key.split('/')
    const known = Object.entries(cells).flatMap(([field, value]) => (value === null ? [] : [[field, value] as const]))
    return { form, cells: { ...Object.fromEntries(known), parcelCode, ...(uscc === undefined ? {} : { uscc }) } }
  })
  const asked = {
    'parcel-self-assessment': columns(random, 'parcel-self-assessment'),
    'enterprise-information': columns(random, 'enterprise-information'),
  }
  const revisions = isKnown ? items.map(({ form, key, revision }) => ({ form, key, revision })) : []
  return openDevice(name, actor, ledger(asked, rows, revisions), network, quiet)
}

/** A workbook may ask for some of the fields only. */
function columns(random: Random, form: FormId): readonly string[] {
  return random.chance(0.7) ? fieldsOf[form] : fieldsOf[form].filter(() => random.chance(0.6))
}

function someFields(world: World, form: FormId): Record<string, CellValue | null> {
  const fields = fieldsOf[form].filter(() => world.random.chance(0.5))
  return Object.fromEntries(fields.map((field) => [field, freshValue(world, field)]))
}

export function freshValue(world: World, field: string): CellValue | null {
  world.number += 1
  const before = world.used.get(field) ?? []
  const value = valueFor(world.random, field, world.number, before, world.isWhole)
  if (value !== null) world.used.set(field, [...before, value])
  return value
}

/** Words nobody has used. */
export function nextText(world: World): string {
  world.number += 1
  return textOf(world.number)
}

export function batchId(random: Random): string {
  const hex = Array.from({ length: 8 }, () => random.integer(0, 0xffff).toString(16).padStart(4, '0'))
  return `${hex[0]}${hex[1]}-${hex[2]}-4${hex[3]?.slice(1)}-a${hex[4]?.slice(1)}-${hex[5]}${hex[6]}${hex[7]}`
}

/** A batch that no pane sends: a department's list, the district's import. */
export function batchMessage(actor: Actor, body: PushBody): Pick<Message, 'from' | 'actor' | 'address' | 'body'> {
  return { from: actor.username, actor, address: '/api/v1/batches', body: JSON.stringify(body) }
}
