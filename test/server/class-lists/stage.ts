import { randomUUID } from 'node:crypto'
import type { ActPreview, DecidedLine, ListActBody, LowEfficiencyLine } from '#core/api/class-list-shapes.ts'
import type { Gate } from '#core/evaluation-gates/gate.ts'
import type { ParcelClass } from '#core/vocabulary/class.ts'
import type { Actor } from '#server/actions/actor.ts'
import { replaceDecidedClasses } from '#server/db/decided-classes.ts'
import type { DecidedClassTable } from '#server/db/deciding-tables.ts'
import { insertEvaluation } from '#server/db/evaluations.ts'
import type { Service } from '#server/service.ts'
import { streamTable, type TableRow } from '#workbook/write.ts'
import { xinqiao, zhouTao } from '../cast.ts'
import { doneEvaluation } from '../formal/done-evaluation.ts'
import { answer, type Call, type TestApp } from '../http/test-app.ts'

export type Classes = Readonly<Record<string, ParcelClass | null>>

/** What 市委、市政府 decided for a year, of parcels of 10,000 m² in 新桥镇 unless told. */
export async function decide(
  { database, district: { code: district } }: Pick<Service, 'database' | 'district'>,
  cycle: string,
  classes: Classes,
  {
    gates = [],
    towns = {},
    on = '2025-12-05',
  }: { readonly gates?: readonly Gate[]; readonly towns?: Readonly<Record<string, string>>; readonly on?: string } = {},
): Promise<void> {
  const number = Number(cycle)
  const at = `${on}T10:00:00.000+08:00`
  const lines = Object.entries(classes).map(([code, of]): DecidedClassTable => {
    return {
      district,
      cycle,
      parcel_code: code,
      town_code: towns[code] ?? xinqiao,
      land_class: '工业',
      land_area: 10_000,
      how: of === null ? 'exempt' : 'ranked',
      class: of,
      evaluated_class: of,
      adjustment: null,
      total: 60,
      rank: 1,
      ranked: 2,
      rules: '[]',
      evaluation: number,
      standard: 'REG-示例-2026.1',
      decided_on: on,
    }
  })
  await database.write(async (db) => {
    const known = await db.selectFrom('evaluation').select('number').where('number', '=', number).executeTakeFirst()
    if (known === undefined) {
      await insertEvaluation(
        db,
        doneEvaluation({
          district,
          number,
          cycle,
          parcels: lines.length,
          started_at: at,
          finished_at: at,
          gates: JSON.stringify(gates),
        }),
      )
    }
    await replaceDecidedClasses(db, district, cycle, lines)
  })
}

export const decision = { reason: '专班会议研究决定', minutes: '松专班纪要〔2026〕3号', decidedOn: '2026-03-02' }

/** Previews an act on the low-efficiency list and carries out what was previewed. */
export async function decideList(app: TestApp, order: object, of: object = {}): Promise<ListActBody> {
  const { ready } = (await answer(app, zhouTao, 'previewListAct', { body: order })) as ActPreview
  const body = { id: randomUUID(), ...decision, ...order, ready, ...of }
  return (await answer(app, zhouTao, 'recordListAct', { body })) as ListActBody
}

export async function listed(
  app: TestApp,
  query: Call['query'] = {},
  actor: Actor = zhouTao,
): Promise<readonly LowEfficiencyLine[]> {
  const page = await answer(app, actor, 'lowEfficiencyList', { query })
  return (page as { items: LowEfficiencyLine[] }).items
}

export async function decidedIn(
  app: TestApp,
  query: Call['query'],
  actor: Actor = zhouTao,
): Promise<readonly DecidedLine[]> {
  return ((await answer(app, actor, 'decidedLists', { query: query ?? {} })) as { items: DecidedLine[] }).items
}

export function codes(lines: readonly { readonly parcelCode: string }[]): readonly string[] {
  return lines.map(({ parcelCode }) => parcelCode)
}

/** Names and text of the sheets of a file. */
export async function sheetsOf(response: Response): Promise<readonly (readonly [string, string])[]> {
  const { read, utils } = await import('xlsx')
  const book = read(new Uint8Array(await response.arrayBuffer()))
  return Object.entries(book.Sheets).map(([name, sheet]) => [
    name,
    JSON.stringify(utils.sheet_to_json(sheet, { header: 1 })),
  ])
}

/** A form with one table as an .xlsx file. */
export async function xlsxForm(
  name: string,
  headings: readonly string[],
  rows: readonly TableRow[],
): Promise<FormData> {
  const parts: Uint8Array[] = []
  const columns = headings.map((heading) => ({ heading }))
  for await (const part of streamTable(columns, rows, { sheet: '结果' })) parts.push(part)
  const form = new FormData()
  form.set('file', new Blob([new Uint8Array(Buffer.concat(parts))]), name)
  return form
}
