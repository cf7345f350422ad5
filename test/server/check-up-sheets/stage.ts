import { randomUUID } from 'node:crypto'
import type { SheetPrinting, SheetVerification } from '#core/api/check-up-sheets.ts'
import type { Actor } from '#server/actions/actor.ts'
import { chedun, owner, tenant, third, wangFang, zhangWei, zhaoMin, zhouTao } from '../cast.ts'
import { answer, call, type TestApp, testApp } from '../http/test-app.ts'
import { batchOf, cycle, example, exampleRows, firmFields, firmRow, parcelFields, parcelRow } from '../rows.ts'

export const second = 'SJ-XQ-0138'
export const elsewhere = 'SJ-CD-0001'

/** Two parcels of 新桥镇, one of 车墩镇, a value of the tax office, and a draft over them. */
export async function evaluated(): Promise<TestApp> {
  const app = await testApp()
  const more = [parcelRow(parcelFields({ parcelName: '=1+1 号厂房' }), second), firmRow(firmFields(), second, third)]
  await answer(app, wangFang, 'push', { body: batchOf([...exampleRows(), ...more]) })
  const other = [parcelRow(parcelFields({ townCode: chedun }), elsewhere), firmRow(firmFields(), elsewhere, tenant)]
  await answer(app, zhangWei, 'push', { body: batchOf(other) })
  await answer(app, zhaoMin, 'push', { body: batchOf([firmRow({ taxPaid: 884.2 }, example, owner, 1)]) })
  await answer(app, zhouTao, 'runEvaluation', { body: { cycle, mode: 'draft' } })
  return app
}

export async function sheetOf(
  app: TestApp,
  actor: Actor,
  query: Readonly<Record<string, string>> = {},
  parcelCode: string = example,
): Promise<Uint8Array> {
  const response = await call(app, actor, 'checkUpSheet', { params: { cycle, parcelCode }, query })
  if (response.status !== 200) throw new Error(await response.text())
  return new Uint8Array(await response.arrayBuffer())
}

export async function bundleOf(
  app: TestApp,
  actor: Actor,
  query: Readonly<Record<string, string>>,
): Promise<Uint8Array> {
  const request = { params: { id: '1' }, query: { job: randomUUID(), ...query } }
  const response = await call(app, actor, 'checkUpSheets', request)
  if (response.status !== 200) throw new Error(await response.text())
  return new Uint8Array(await response.arrayBuffer())
}

export async function verified(app: TestApp, actor: Actor, body: unknown): Promise<SheetVerification> {
  return (await answer(app, actor, 'verifyCheckUpSheet', { body })) as SheetVerification
}

export async function printings(
  app: TestApp,
  actor: Actor,
): Promise<{ readonly towns: readonly unknown[]; readonly items: readonly SheetPrinting[] }> {
  return (await answer(app, actor, 'checkUpSheetPrintings', { params: { id: '1' } })) as {
    towns: unknown[]
    items: SheetPrinting[]
  }
}
