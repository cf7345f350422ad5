import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { onTestFinished } from 'vitest'
import type { CellValue } from '#core/form/field.ts'
import type { Actor } from '#server/actions/actor.ts'
import { listConflicts } from '#server/actions/conflicts/list-conflicts.ts'
import { settleConflicts } from '#server/actions/conflicts/settle-conflicts.ts'
import { pullChanges } from '#server/actions/pull-changes.ts'
import { wangFang, zhaoMin, zhouTao } from '../server/cast.ts'
import { batchOf, firmRow, parcelRow } from '../server/rows.ts'
import { openHistories } from './database.ts'
import { type Device, openDevice, restart, settleConflict, startSync } from './device.ts'
import { createNetwork, hand, lose } from './network.ts'
import { fieldsOf, firms, parcels, town } from './plan.ts'
import { createServerSide } from './server-side.ts'
import { cellsByKey, cycle, type FilledRow, ledger } from './sheet.ts'
import { copyOf } from './workbook-copy.ts'
import { batchMessage } from './world.ts'

type Fields = Record<string, CellValue | null>

const parcel = `${cycle}/${parcels[0]}`
const firm = `${parcel}/${firms[0]}`

/** 王芳 and 周涛 with a ledger each of one parcel and its firm, on the real server. */
export async function twoPeople(fields: Fields, firmFields: Fields = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'parcel-checkup-people-'))
  const histories = await openHistories(join(folder, 'district.sqlite'))
  onTestFinished(async () => {
    await histories.close()
    rmSync(folder, { recursive: true, force: true })
  })
  const server = createServerSide(histories.service('310117'))
  const network = createNetwork()
  const quiet = { reached: () => {} }
  const row = parcelRow({ townCode: town, ...fields }, parcels[0])
  await server.answer(batchMessage(zhouTao, batchOf([row, firmRow(firmFields, parcels[0], firms[0])])))

  const issued = async (actor: Actor): Promise<Device> => {
    const { items } = await pullChanges(server.service, await server.grant(actor, 'changes'), { cycle })
    const rows = items.map(({ form, key, cells }): FilledRow => {
      const [, parcelCode = '', uscc] = key.split('/')
      const known = Object.entries(cells).flatMap(([field, value]) => (value === null ? [] : [[field, value] as const]))
      return { form, cells: { ...Object.fromEntries(known), parcelCode, ...(uscc === undefined ? {} : { uscc }) } }
    })
    const revisions = items.map(({ form, key, revision }) => ({ form, key, revision }))
    return openDevice(actor.name, actor, ledger(fieldsOf, rows, revisions), network, quiet)
  }
  /** @param meanwhile done when the first request has been answered and the pane has not heard it yet; 'lost': nor will it */
  const sync = async (
    device: Device,
    meanwhile: () => 'lost' | undefined = () => undefined,
    isFetch = false,
  ): Promise<void> => {
    let isFirst = true
    startSync(device, quiet, isFetch)
    while (device.running !== null) {
      await setImmediate()
      for (const message of [...network.underway]) {
        const answer = await server.answer(message)
        const isLost = isFirst && meanwhile() === 'lost'
        isFirst = false
        if (isLost) lose(network, message)
        else if (answer !== null) hand(network, message, answer)
      }
    }
  }
  return {
    wang: await issued(wangFang),
    zhou: await issued(zhouTao),
    sync,
    /** 只取回. */
    fetchOnly: (device: Device): Promise<void> => sync(device, () => undefined, true),
    fill: (device: Device, field: string, value: CellValue | null): void => {
      const found = [...cellsByKey(device.open.host.model).values()].find(({ row }) =>
        fieldsOf[row.form].includes(field),
      )
      if (found === undefined) throw new Error(`no row has ${field}`)
      const { form, id } = found.row
      device.open.host.model.apply([{ form, row: id, field, value }], 'user')
    },
    /** Cuts the firm's line; answers how to paste it as it was. */
    cut: (device: Device): (() => void) => {
      const { model } = device.open.host
      const line = cellsByKey(model).get(firm)
      if (line === undefined) throw new Error('no firm')
      const { row, cells } = line
      const place = { form: row.form, row: row.id }
      const change = (value: (field: string) => CellValue | null) =>
        Object.keys(cells).map((field) => ({ ...place, field, value: value(field) }))
      model.apply(
        change(() => null),
        'user',
      )
      return () =>
        model.apply(
          change((field) => cells[field] ?? null),
          'user',
        )
    },
    shown: (device: Device, field: string): CellValue | null => {
      const sheet = cellsByKey(device.open.host.model)
      return sheet.get(parcel)?.cells[field] ?? sheet.get(firm)?.cells[field] ?? null
    },
    /** 王芳 decides in the console on the conflict of hers that is open: 对方的. */
    decideTheirs: async (): Promise<void> => {
      const asked = { cycle, state: 'open' } as const
      const { items } = await listConflicts(server.service, await server.grant(wangFang, 'conflicts'), asked)
      const chosen = items.map(({ id, rowRevision }) => ({ id, rowRevision, choice: 'theirs' as const }))
      await settleConflicts(server.service, await server.grant(wangFang, 'settleConflicts'), { items: chosen })
    },
    confirmTax: (taxPaid: number) =>
      server.answer(batchMessage(zhaoMin, batchOf([firmRow({ taxPaid }, parcels[0], firms[0], 1)]))),
    choose: async (device: Device, choice: 'mine' | 'theirs'): Promise<void> => {
      for (const conflict of device.kept.outbox.conflicts) await settleConflict(device, conflict, choice)
    },
    copyOf,
    /** 王红 of the same town opens that copy on her own machine. */
    colleague: (copy: ReturnType<typeof copyOf>) =>
      openDevice('王红', { ...wangFang, username: 'wanghong', name: '王红' }, copy, network, quiet),
    reopen: (device: Device, copy: ReturnType<typeof copyOf>) => restart(device, copy, network, quiet),
  }
}
