import type { Kysely } from 'kysely'
import type { PlannedRosterLine } from '#core/api/roster.ts'
import { officeName } from '#core/roster/office.ts'
import {
  mostRosterLines,
  type RosterInput,
  readRosterLine,
  requiredRosterHeadings,
  rosterHeadings,
} from '#core/roster/roster-list.ts'
import type { Grant } from '../actions/authorise.ts'
import { instantText, todayInShanghai } from '../clock.ts'
import { takeNumbers } from '../db/counter.ts'
import { insertRosterVersions, rosterEntries } from '../db/roster.ts'
import type { RosterEntryTable } from '../db/roster-tables.ts'
import type { Schema } from '../db/schema.ts'
import { sha256 } from '../hash.ts'
import { parsePlainList } from '../plain-lists/parse-plain-list.ts'
import type { PlainRow } from '../plain-lists/reading.ts'
import type { Service } from '../service.ts'
import { faultOf, rosterRefused, versionOf } from './save.ts'
import { dutyOfEntry } from './view.ts'

interface Plan {
  readonly lines: readonly PlannedRosterLine[]
  readonly changes: readonly { readonly input: RosterInput; readonly before: RosterEntryTable | null }[]
}

/** What would become of each line; nothing is changed. Throws ProblemError: those of the reader, roster-refused. */
export async function previewRoster(
  service: Service,
  bytes: Uint8Array,
): Promise<{ items: PlannedRosterLine[]; changes: number }> {
  const rows = await readList(bytes)
  const today = todayInShanghai(service.clock)
  const { lines, changes } = await service.database.read((db) => planOf(db, service.district.code, rows, today))
  return { items: [...lines], changes: changes.length }
}

/** Writes what the preview said, in one transaction. Throws ProblemError: those of the reader, roster-refused. */
export async function importRoster(
  service: Service,
  { actor }: Grant,
  sent: { readonly bytes: Uint8Array; readonly changes: number },
): Promise<{ changes: number }> {
  const { database, clock, audit } = service
  const district = service.district.code
  const rows = await readList(sent.bytes)
  const today = todayInShanghai(clock)
  return database.write(async (db) => {
    const { changes } = await planOf(db, district, rows, today)
    if (changes.length !== sent.changes) {
      throw rosterRefused(`现有 ${changes.length} 条要写入，与预览时不同，请重新预览`)
    }
    const at = instantText(clock.now())
    const first = await takeNumbers(db, district, 'roster', changes.length)
    const versions = changes.map(({ input, before }, index) => {
      const seq = before?.seq ?? first + index
      return versionOf(input, before, { district, seq, at, username: actor.username, by_name: actor.name })
    })
    await insertRosterVersions(db, versions)
    const by = { username: actor.username, role: actor.role }
    const details = { changes: changes.length }
    await audit.append(db, { district, at, ...by, action: 'roster-imported', object: sha256(sent.bytes), details })
    return { changes: changes.length }
  })
}

async function readList(bytes: Uint8Array): Promise<readonly PlainRow[]> {
  const columns = { headings: rosterHeadings, required: requiredRosterHeadings }
  const rows = await parsePlainList({ bytes, ...columns, rowLimit: mostRosterLines })
  if (rows === null) throw rosterRefused('没有找到“单位”“岗位”“姓名”三列，请用导出的名册作模板')
  if (rows.length === 0) throw rosterRefused('文件里没有人')
  return rows
}

async function planOf(db: Kysely<Schema>, district: string, rows: readonly PlainRow[], today: string): Promise<Plan> {
  const standing = await rosterEntries(db, district)
  const lines: PlannedRosterLine[] = []
  const changes: Plan['changes'][number][] = []
  const done = new Set<string>()
  for (const { row, cells } of rows) {
    const input = readRosterLine(cells, today)
    const place = { row, officeName: cells.单位 ?? '', name: cells.姓名 ?? '' }
    if (typeof input === 'string') {
      lines.push({ ...place, outcome: 'refused', why: input })
      continue
    }
    const key = JSON.stringify([input.office, input.duty, input.name, input.from])
    const before = standing.find((entry) => isMeant(entry, input, cells.起始日 !== undefined)) ?? null
    const others = standing.filter(({ id }) => id !== before?.id)
    const dated = before === null || cells.起始日 !== undefined ? input : { ...input, from: before.valid_from }
    const fault = done.has(key) ? '与前面的一行重复' : await faultOf(db, district, dated, others)
    done.add(key)
    const told = { ...place, officeName: officeName(input.office) ?? place.officeName }
    if (fault !== null) lines.push({ ...told, outcome: 'refused', why: `${fault}。` })
    else if (before !== null && isSame(before, dated)) lines.push({ ...told, outcome: 'same', why: null })
    else {
      lines.push({ ...told, outcome: before === null ? 'new' : 'changed', why: null })
      // A blank phone takes nothing away.
      changes.push({ input: dated.phone === '' && before !== null ? { ...dated, phone: '**' } : dated, before })
    }
  }
  return { lines, changes }
}

/** The same person in the same place: by the first day too where the list says it. */
function isMeant(entry: RosterEntryTable, input: RosterInput, isDated: boolean): boolean {
  const isPlace = entry.office === input.office && dutyOfEntry(entry) === input.duty && entry.person_name === input.name
  return isPlace && (isDated ? entry.valid_from === input.from : entry.valid_until === null)
}

function isSame(before: RosterEntryTable, input: RosterInput): boolean {
  const after = versionOf(input.phone === '' ? { ...input, phone: '**' } : input, before, before)
  return (['section', 'roster_contact', 'account', 'valid_from', 'valid_until'] as const).every(
    (column) => before[column] === after[column],
  )
}
