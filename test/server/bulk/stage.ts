import { randomUUID } from 'node:crypto'
import type { BulkChoice, BulkItem, BulkOperation, BulkPreview } from '#core/api/bulk.ts'
import { completedUscc } from '#core/form/code-system.ts'
import type { RowStatus } from '#core/record/status.ts'
import type { Actor } from '#server/actions/actor.ts'
import { wangFang } from '../cast.ts'
import { answer, type Call, type TestApp } from '../http/test-app.ts'
import { batchOf, cycle, firmFields, firmRow, parcelFields, parcelRow } from '../rows.ts'

/** A code of 新桥镇. */
export function codeOf(number: number): string {
  return `SJ-XQ-${String(number).padStart(4, '0')}`
}

/** So many parcels of 新桥镇 without findings, each with its firm on it alone, submitted. */
export async function submitted(app: TestApp, amount: number): Promise<readonly string[]> {
  const codes = Array.from({ length: amount }, (_, index) => codeOf(index + 1))
  const rows = codes.flatMap((code) => [
    parcelRow(parcelFields(), code),
    firmRow(firmFields({ parcelShare: null }), code, usccOf(code)),
  ])
  await answer(app, wangFang, 'push', { body: batchOf(rows) })
  await move(app, wangFang, 'submitted', codes)
  return codes
}

/** A made-up credit code of its own for a parcel. */
export function usccOf(parcelCode: string): string {
  return completedUscc(`91310117MA8${parcelCode.replaceAll(/\D/g, '').padStart(5, '0').slice(-5)}`)
}

export interface Moved {
  readonly parcelCode: string
  readonly status: string | null
  readonly refusal: { readonly code: string } | null
}

export async function move(
  app: TestApp,
  actor: Actor,
  to: RowStatus,
  parcelCodes: readonly string[],
): Promise<readonly Moved[]> {
  const body = { cycle, parcelCodes, to, reason: '逐项核对无误' }
  return ((await answer(app, actor, 'transition', { body })) as { items: Moved[] }).items
}

/** One operation of a person, from preview to undo. */
export class Bulk {
  readonly app: TestApp
  readonly actor: Actor
  readonly order: { cycle: string; to: RowStatus; chosen: BulkChoice; reason?: string }
  readonly id = randomUUID()

  constructor(app: TestApp, actor: Actor, to: RowStatus, chosen: BulkChoice, reason?: string) {
    this.app = app
    this.actor = actor
    this.order = { cycle, to, chosen, ...(reason === undefined ? {} : { reason }) }
  }

  get params(): { readonly id: string } {
    return { id: this.id }
  }

  async preview(): Promise<BulkPreview> {
    return (await answer(this.app, this.actor, 'previewBulk', { body: this.order })) as BulkPreview
  }

  starting(): Call {
    return { body: { ...this.order, id: this.id } }
  }

  async start(): Promise<BulkOperation> {
    return (await answer(this.app, this.actor, 'startBulk', this.starting())) as BulkOperation
  }

  async step(): Promise<BulkOperation> {
    return (await answer(this.app, this.actor, 'stepBulk', { params: this.params })) as BulkOperation
  }

  /** Steps until nothing more is to be done; never more than a few hundred. */
  async finish(): Promise<BulkOperation> {
    for (let round = 0; round < 300; round += 1) {
      const operation = await this.step()
      if (operation.state !== 'running' && operation.state !== 'undoing') return operation
    }
    throw new Error('an operation without an end')
  }

  async run(): Promise<BulkOperation> {
    await this.start()
    return this.finish()
  }

  async undo(reason = '退错了'): Promise<BulkOperation> {
    await answer(this.app, this.actor, 'undoBulk', { params: this.params, body: { reason } })
    return this.finish()
  }

  async items(state?: BulkItem['state']): Promise<readonly BulkItem[]> {
    const query = { limit: '500', ...(state === undefined ? {} : { state }) }
    const page = await answer(this.app, this.actor, 'bulkItems', { params: this.params, query })
    return (page as { items: BulkItem[] }).items
  }
}
