import type { Kysely } from 'kysely'
import type { EarlierLine } from '#core/api/class-lists.ts'
import {
  type EarlierInput,
  earlierHeadings,
  mostEarlierLines,
  readEarlierLine,
  requiredEarlierHeadings,
} from '#core/class-lists/earlier-list.ts'
import type { Grant } from '../actions/authorise.ts'
import { instantText, todayInShanghai } from '../clock.ts'
import { distinct, groupedBy } from '../collections.ts'
import { decidedCycles, rewriteSteps } from '../db/class-list-follow.ts'
import type { EarlierClassTable } from '../db/class-list-tables.ts'
import { earlierClasses, saveEarlierClasses } from '../db/earlier-classes.ts'
import { knownParcels } from '../db/known-parcels.ts'
import type { Schema } from '../db/schema.ts'
import { sha256 } from '../hash.ts'
import { parsePlainList } from '../plain-lists/parse-plain-list.ts'
import type { PlainRow } from '../plain-lists/reading.ts'
import type { Service } from '../service.ts'
import { listRefused } from './refused.ts'

interface Plan {
  readonly lines: readonly EarlierLine[]
  readonly changes: readonly (EarlierInput & { readonly row: number; readonly townCode: string | null })[]
}

/** How many lines of a preview are sent: those that are refused first. */
const linesShown = 500

/** What would become of each line; nothing is changed. Throws ProblemError: those of the reader, class-list-refused. */
export async function previewEarlier(
  service: Service,
  bytes: Uint8Array,
): Promise<{ items: EarlierLine[]; changes: number; refused: number }> {
  const rows = await readList(bytes)
  const { lines, changes } = await service.database.read((db) => planOf(db, service, rows))
  const refused = lines.filter(({ outcome }) => outcome === 'refused')
  const others = lines.filter(({ outcome }) => outcome !== 'refused')
  return { items: [...refused, ...others].slice(0, linesShown), changes: changes.length, refused: refused.length }
}

/** Writes what the preview said, in one transaction. Throws ProblemError: those of the reader, class-list-refused. */
export async function importEarlier(
  service: Service,
  { actor }: Grant,
  sent: { readonly bytes: Uint8Array; readonly fileName: string; readonly changes: number },
): Promise<{ changes: number }> {
  const { database, clock, audit } = service
  const district = service.district.code
  const rows = await readList(sent.bytes)
  return database.write(async (db) => {
    const { changes } = await planOf(db, service, rows)
    if (changes.length !== sent.changes) throw listRefused(`现有 ${changes.length} 行要写入，与预览时不同，请重新预览`)
    const at = instantText(clock.now())
    const { username, name, role } = actor
    const stamp = { district, username, by_name: name, at }
    await saveEarlierClasses(
      db,
      changes.map(({ row, cycle, parcelCode, class: of, standard, source, townCode }): EarlierClassTable => {
        const told = `${sent.fileName} 第 ${row} 行${source === null ? '' : `；${source}`}`
        return { ...stamp, cycle, parcel_code: parcelCode, town_code: townCode, class: of, standard, source: told }
      }),
    )
    for (const cycle of await decidedCycles(db, district)) await rewriteSteps(db, district, cycle)
    const cycles = distinct(changes.map(({ cycle }) => cycle))
      .toSorted()
      .join('、')
    const details = { changes: changes.length, cycles }
    const entry = { district, at, username, role, object: sha256(sent.bytes), details } as const
    await audit.append(db, { ...entry, action: 'earlier-classes-imported' })
    return { changes: changes.length }
  })
}

async function readList(bytes: Uint8Array): Promise<readonly PlainRow[]> {
  const columns = { headings: earlierHeadings, required: requiredEarlierHeadings }
  const rows = await parsePlainList({ bytes, ...columns, rowLimit: mostEarlierLines })
  if (rows === null) throw listRefused('没有找到“地块编码”“年度”“类别”三列')
  if (rows.length === 0) throw listRefused('文件里没有结果')
  return rows
}

async function planOf(db: Kysely<Schema>, { district, clock }: Service, rows: readonly PlainRow[]): Promise<Plan> {
  const thisYear = todayInShanghai(clock).slice(0, 4)
  const read = rows.map(({ row, cells }) => ({ row, cells, input: readEarlierLine(cells, thisYear) }))
  const inputs = read.flatMap(({ input }) => (typeof input === 'string' ? [] : [input]))
  const known = await knownParcels(db, district.code, distinct(inputs.map(({ parcelCode }) => parcelCode)))
  const standing = new Map<string, ReadonlyMap<string, EarlierClassTable>>()
  for (const [cycle, some] of groupedBy(inputs, ({ cycle }) => cycle)) {
    const codes = some.map(({ parcelCode }) => parcelCode)
    standing.set(cycle, await earlierClasses(db, district.code, cycle, codes))
  }
  const done = new Set<string>()
  const lines: EarlierLine[] = []
  const changes: Plan['changes'][number][] = []
  for (const { row, cells, input } of read) {
    if (typeof input === 'string') {
      const place = { row, cycle: cells.年度 ?? null, parcelCode: cells.地块编码 ?? null, class: null }
      lines.push({ ...place, outcome: 'refused', why: input })
      continue
    }
    const { cycle, parcelCode, class: of } = input
    const place = { row, cycle, parcelCode, class: of }
    const key = JSON.stringify([cycle, parcelCode])
    const before = standing.get(cycle)?.get(parcelCode)
    const parcel = known.get(parcelCode)
    if (done.has(key)) lines.push({ ...place, outcome: 'refused', why: '与前面的一行是同一地块同一年度。' })
    else if (parcel === undefined) lines.push({ ...place, outcome: 'refused', why: '底版和各年度都没有这宗地块。' })
    else if (before !== undefined && before.class === of && before.standard === input.standard) {
      lines.push({ ...place, outcome: 'same', why: null })
    } else {
      lines.push({ ...place, outcome: before === undefined ? 'new' : 'changed', why: null })
      changes.push({ ...input, row, townCode: parcel.townCode })
    }
    done.add(key)
  }
  return { lines, changes }
}
