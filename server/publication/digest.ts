import { createHash } from 'node:crypto'
import { type Kysely, sql } from 'kysely'
import { headText, lineText, type PublicationLine } from '#core/publication/line.ts'
import type { PublicationLineTable, PublicationTable } from '../db/publication-tables.ts'
import { type LineFilter, publicationLinePage } from '../db/publications.ts'
import type { Schema } from '../db/schema.ts'
import { columnsOf, overridesOf, shownLine } from './stored.ts'

const linesPerRead = 2000

/** Lines of a publication in their order, read while they are used. */
export async function* linesInOrder(
  read: (after: number, limit: number) => Promise<readonly PublicationLineTable[]>,
): AsyncGenerator<PublicationLineTable, void> {
  for (let after = 0; ; ) {
    const page = await read(after, linesPerRead)
    yield* page
    const last = page.at(-1)
    if (last === undefined || page.length < linesPerRead) return
    after = last.place
  }
}

/** All of a publication's lines. */
export function everyLine({ district, number }: Pick<PublicationTable, 'district' | 'number'>): LineFilter {
  return { district, publication: number, scope: sql`true`, town: null, verdict: null, text: null }
}

type Head = Omit<PublicationTable, 'sha256' | 'state' | 'revision'>

/** SHA-256 over everything that is shown: title, note, exceptions, and every line in its order. */
export class PublicationDigest {
  readonly #hash = createHash('sha256')

  constructor(publication: Head) {
    const { district, number, cycle, kind, corrects, evaluation, standard, title, note, lines } = publication
    const columns = columnsOf(publication)
    const overrideSentences = overridesOf(publication)
    const rest = { townCode: publication.town_code, columns, overrideSentences, lines }
    const head = { district, number, cycle, kind, corrects, evaluation, standard, title, note, ...rest }
    this.#hash.update(`${headText(head)}\n`)
  }

  add(line: PublicationLine): void {
    this.#hash.update(`${lineText(line)}\n`)
  }

  hex(): string {
    return this.#hash.digest('hex')
  }
}

/** The digest of what is stored now. */
export async function storedDigest(db: Kysely<Schema>, publication: PublicationTable): Promise<string> {
  const digest = new PublicationDigest(publication)
  const columns = columnsOf(publication)
  const filter = everyLine(publication)
  const lines = linesInOrder((after, limit) => publicationLinePage(db, filter, after, limit))
  for await (const line of lines) digest.add(shownLine(line, columns))
  return digest.hex()
}
