import type { Kysely } from 'kysely'
import type { DocumentKind } from '#core/filing-route/document-kind.ts'
import { namedStageFiles } from './cycle-documents.ts'
import { namedPlanFiles } from './disposal-files.ts'
import { namedEvidence } from './disputes.ts'
import type { FilingDocumentTable } from './filing-tables.ts'
import { formalLetterFiles } from './letter-deliveries.ts'
import { letterFiles } from './letters.ts'
import { namedObjectionFiles } from './objections.ts'
import type { Schema } from './schema.ts'
import { namedPictures } from './surveys.ts'

/** An uploaded document without the coordinates of a boundary. */
export type FilingDocument = Omit<FilingDocumentTable, 'boundary' | 'kind'> & { readonly kind: DocumentKind }

const columns = [
  'district',
  'filing',
  'kind',
  'sha256',
  'seq',
  'name',
  'content_kind',
  'size',
  'username',
  'by_name',
  'at',
  'boundary_view',
] as const

/** Documents of a filing in the order of their upload; of several uploads of one content as one kind the last. */
export async function documentsOf(
  db: Kysely<Schema>,
  district: string,
  filing: string,
): Promise<readonly FilingDocument[]> {
  const lines = await db
    .selectFrom('filing_document')
    .select(columns)
    .where('district', '=', district)
    .where('filing', '=', filing)
    .orderBy('seq')
    .execute()
  const last = new Map(lines.map((line) => [`${line.kind} ${line.sha256}`, line]))
  // Only kinds of ours are ever written.
  return [...last.values()] as FilingDocument[]
}

export async function countUploads(db: Kysely<Schema>, district: string, filing: string): Promise<number> {
  const { count } = await db
    .selectFrom('filing_document')
    .select((line) => line.fn.countAll<number>().as('count'))
    .where('district', '=', district)
    .where('filing', '=', filing)
    .executeTakeFirstOrThrow()
  return Number(count)
}

export async function insertDocument(db: Kysely<Schema>, document: FilingDocumentTable): Promise<void> {
  await db.insertInto('filing_document').values(document).execute()
}

/** JSON of what was read of a boundary, by the last upload of that content; null where nothing was read. */
export async function boundaryOf(
  db: Kysely<Schema>,
  district: string,
  filing: string,
  sha256: string,
): Promise<string | null> {
  const found = await db
    .selectFrom('filing_document')
    .select('boundary')
    .where('district', '=', district)
    .where('filing', '=', filing)
    .where('kind', '=', 'boundary')
    .where('sha256', '=', sha256)
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst()
  return found?.boundary ?? null
}

/** Digests of every file the database names. */
export async function namedAttachments(db: Kysely<Schema>, district: string): Promise<readonly string[]> {
  const documents = await db
    .selectFrom('filing_document')
    .select('sha256')
    .distinct()
    .where('district', '=', district)
    .execute()
  const sheets = await db
    .selectFrom('filing_sheet')
    .select(['sha256', 'masked_sha256'])
    .where('district', '=', district)
    .execute()
  const pictures = await namedPictures(db, district)
  const evidence = await namedEvidence(db, district)
  const plans = await namedPlanFiles(db, district)
  const letters = await letterFiles(db, district)
  const stages = await namedStageFiles(db, district)
  return [
    ...letters,
    ...(await formalLetterFiles(db, district)),
    ...(await namedObjectionFiles(db, district)),
    ...stages,
    ...evidence,
    ...plans,
    ...pictures,
    ...documents.map(({ sha256 }) => sha256),
    ...sheets.flatMap((sheet) => [sheet.sha256, sheet.masked_sha256]),
  ]
}
