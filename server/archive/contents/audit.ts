import type { ZippedFile } from '#workbook/zip.ts'
import type { Anchor } from '../../audit/anchor.ts'
import { anchorsIn } from '../../audit/anchor-file.ts'
import { chainStart } from '../../audit/chain.ts'
import { entriesAfter, hashAt, headOf } from '../../db/audit.ts'
import type { Service } from '../../service.ts'
import { type ArchiveContent, type ArchiveSource, jsonFile, textFile } from '../content.ts'

const entriesPerRead = 1000

/**
 * The audit log of the district from the first day the year was worked on, without gaps, with the anchors that were kept
 * outside of the database meanwhile. Usernames are in it, names of persons are not.
 */
export const auditContent: ArchiveContent = {
  id: 'audit',
  title: '审计记录摘录和锚点',
  async *files(source: ArchiveSource): AsyncGenerator<ZippedFile, void> {
    const { service, cycle } = source
    await service.anchoring.now()
    const extent = await extentOf(service, cycle)
    yield textFile('audit/entries.jsonl', entries(service, extent))
    const anchors: Anchor[] = []
    for (const file of service.anchoring.files) {
      for await (const anchor of anchorsIn(file)) {
        if (anchor === null || anchor.chain !== service.district.code) continue
        const { seq } = anchor
        if (seq >= extent.from && seq <= extent.until && !anchors.some((known) => known.mac === anchor.mac)) {
          anchors.push(anchor)
        }
      }
    }
    yield jsonFile('audit/anchors.json', anchors)
    yield jsonFile('audit/about.json', {
      chain: service.district.code,
      ...extent,
      note: '每条的 previous_hash 是上一条的 hash；hash 是带密钥的 HMAC-SHA-256，只有原系统能重算。',
    })
  },
}

interface Extent {
  readonly from: number
  readonly until: number
  /** Hash of the entry before the first. */
  readonly before: string
}

async function extentOf({ database, district: { code } }: Service, cycle: string): Promise<Extent> {
  return database.read(async (db) => {
    const day = await db
      .selectFrom('row_version')
      .select(({ fn }) => fn.min('at').as('at'))
      .where('district', '=', code)
      .where('cycle', '=', cycle)
      .executeTakeFirst()
    const first = await db
      .selectFrom('audit')
      .select(({ fn }) => fn.min('seq').as('seq'))
      .where('district', '=', code)
      .where('hash', 'is not', null)
      .where('at', '>=', day?.at ?? '')
      .executeTakeFirst()
    const head = await headOf(db, code)
    const from = first?.seq ?? 1
    return { from, until: head?.seq ?? 0, before: (await hashAt(db, code, from - 1)) ?? chainStart }
  })
}

async function* entries(service: Service, { from, until }: Extent): AsyncGenerator<string, void> {
  const { database, district } = service
  for (let after = from - 1; after < until; ) {
    const place = after
    const limit = Math.min(entriesPerRead, until - place)
    const page = await database.read((db) => entriesAfter(db, district.code, place, limit))
    const last = page.at(-1)
    if (last === undefined) return
    yield `${page.map((entry) => JSON.stringify(entry)).join('\n')}\n`
    after = last.seq
  }
}
