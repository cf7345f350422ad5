import { sql } from 'kysely'
import type { ZippedFile } from '#workbook/zip.ts'
import type { Service } from '../../service.ts'
import { type ArchiveContent, type ArchiveSource, textFile } from '../content.ts'

/** A table whose lines of the year go into the package, and how its lines are of a year. */
interface ArchivedTable {
  readonly table: string
  /** By its own column `cycle`, by the line of another table it names, or a register that is of no year. */
  readonly of: 'cycle' | 'register' | { readonly table: string; readonly key: string; readonly names: string }
  readonly order: readonly string[]
  /** Personal data that stays in the system. */
  readonly without?: readonly string[]
}

const ofPublication = { table: 'publication', key: 'number', names: 'publication' } as const
const ofObjection = { table: 'objection', key: 'id', names: 'objection' } as const
const ofAct = { table: 'class_list_act', key: 'id', names: 'act' } as const
const ofPlan = { table: 'disposal_plan', key: 'id', names: 'plan' } as const
const ofLetter = { table: 'formal_letter', key: 'id', names: 'letter' } as const

const groups: Readonly<Record<string, readonly ArchivedTable[]>> = {
  publications: [
    { table: 'publication', of: 'cycle', order: ['number'] },
    { table: 'publication_line', of: ofPublication, order: ['publication', 'place', 'parcel_code'] },
    { table: 'publication_event', of: ofPublication, order: ['publication', 'number'] },
  ],
  objections: [
    { table: 'objection', of: 'cycle', order: ['number'], without: ['search'] },
    { table: 'objection_event', of: ofObjection, order: ['objection', 'number'] },
    { table: 'objection_file', of: ofObjection, order: ['objection', 'number', 'sha256'] },
  ],
  'class-lists': [
    { table: 'class_list_act', of: 'cycle', order: ['seq'] },
    { table: 'class_list_item', of: ofAct, order: ['act', 'parcel_code'] },
    { table: 'low_efficiency_stay', of: 'cycle', order: ['parcel_code', 'number'] },
    { table: 'class_step', of: 'cycle', order: ['parcel_code'] },
    { table: 'class_policy', of: 'register', order: ['id', 'revision'] },
    { table: 'policy_application', of: 'cycle', order: ['policy', 'parcel_code', 'number'] },
  ],
  disposal: [
    { table: 'disposal_plan', of: 'cycle', order: ['id'], without: ['search'] },
    { table: 'disposal_event', of: ofPlan, order: ['plan', 'revision'] },
    { table: 'disposal_version', of: ofPlan, order: ['plan', 'version'] },
    { table: 'disposal_review', of: ofPlan, order: ['plan', 'version', 'department'] },
    { table: 'disposal_file', of: ofPlan, order: ['plan', 'sha256'] },
  ],
  letters: [
    { table: 'formal_letter', of: 'cycle', order: ['seq'] },
    { table: 'letter_delivery', of: ofLetter, order: ['letter', 'number'], without: ['delivery_people'] },
    { table: 'letter_receipt', of: ofLetter, order: ['letter', 'delivery', 'sha256'] },
  ],
}

const titles: Readonly<Record<string, string>> = {
  publications: '公示',
  objections: '异议',
  'class-lists': '分类清单、低效清单和措施',
  disposal: '处置方案',
  letters: '函件',
}

/** What was published, objected to, listed, planned and sent: each table of a group as lines of JSON. */
export const recordContents: readonly ArchiveContent[] = Object.entries(groups).map(([id, tables]) => ({
  id,
  title: titles[id] ?? id,
  async *files({ service, cycle }: ArchiveSource): AsyncGenerator<ZippedFile, void> {
    for (const table of tables) yield textFile(`${id}/${table.table}.jsonl`, linesOf(service, cycle, table))
  },
}))

const linesPerRead = 2000

async function* linesOf(
  { database, district: { code: district } }: Service,
  cycle: string,
  { table, of, order, without = [] }: ArchivedTable,
): AsyncGenerator<string, void> {
  const ordered = sql.join(order.map((column) => sql.ref(column)))
  for (let offset = 0; ; offset += linesPerRead) {
    const { rows } = await database.read((db) =>
      sql<
        Record<string, unknown>
      >`select * from ${sql.table(table)} where district = ${district} and ${within(of, district, cycle)}
        order by ${ordered} limit ${linesPerRead} offset ${offset}`.execute(db),
    )
    const texts = rows.map((row) =>
      JSON.stringify(Object.fromEntries(Object.entries(row).filter(([column]) => !without.includes(column)))),
    )
    if (texts.length > 0) yield `${texts.join('\n')}\n`
    if (rows.length < linesPerRead) return
  }
}

function within(of: ArchivedTable['of'], district: string, cycle: string) {
  if (of === 'register') return sql`1 = 1`
  if (of === 'cycle') return sql`cycle = ${cycle}`
  const { table, key, names } = of
  return sql`${sql.ref(names)} in (select ${sql.ref(key)} from ${sql.table(table)} where district = ${district} and cycle = ${cycle})`
}
