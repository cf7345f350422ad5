import type { Kysely } from 'kysely'
import type { StandardLabel } from '#core/scoring/standard.ts'
import { type Standard, standardLabels } from '#core/scoring/standard.ts'
import { type StoredState, storedStateNamed } from '#core/standard-book/state.ts'
import { type StandardText, textOf } from '#core/standard-book/text.ts'
import { standards } from '#core/standards/catalogue.ts'
import { canonicalJson } from '../canonical-json.ts'
import type { DistrictDatabase } from '../db/district-database.ts'
import type { Schema } from '../db/schema.ts'
import type { StandardVersionTable } from '../db/standard-tables.ts'
import { allVersions, insertText, insertVersion, textByHash } from '../db/standards.ts'
import { sha256 } from '../hash.ts'

/** A version with what it says. */
export interface RegisteredStandard {
  readonly line: StandardVersionTable
  readonly standard: Standard
}

/** Whoever is said to have made what came with the program. */
export const shippedBy = '随附标准'

/** Canonical JSON of what of a standard is hashed, and the hash. */
export function hashedText(standard: Standard): { readonly content: string; readonly hash: string } {
  const content = canonicalJson(textOf(standard))
  return { content, hash: sha256(content) }
}

/**
 * Every version of the district. A register that nobody has written to yet holds what came with the program; with the
 * first act, or the next start, it is put into the database as it is then.
 */
export async function versionsOf(db: Kysely<Schema>, district: string): Promise<readonly StandardVersionTable[]> {
  const lines = await allVersions(db, district)
  return lines.length > 0 ? lines : shippedLines(district)
}

/** At the start of a server: see adoptShipped. */
export async function adoptStandards({ database, district: { code } }: DistrictDatabase): Promise<void> {
  if ((await database.read((db) => allVersions(db, code))).length > 0) return
  await database.write((db) => adoptShipped(db, code))
}

/** Puts what came with the program into a register that is empty; what a later program brings is not put in by itself. */
export async function adoptShipped(db: Kysely<Schema>, district: string): Promise<void> {
  if ((await allVersions(db, district)).length > 0) return
  for (const standard of shippedOf(district)) {
    const line = shippedLine(standard)
    await insertVersion(db, line)
    const { content, hash } = hashedText(standard)
    await insertText(db, { district, standard: line.id, hash, content, revision: line.revision })
  }
}

function shippedOf(district: string): readonly Standard[] {
  return standards.filter((standard) => standard.district === district)
}

const knownLines = new Map<string, readonly StandardVersionTable[]>()

/** What came with the program does not change while it runs: it is hashed once. */
function shippedLines(district: string): readonly StandardVersionTable[] {
  const known = knownLines.get(district) ?? shippedOf(district).map(shippedLine)
  knownLines.set(district, known)
  return known
}

function shippedLine(standard: Standard): StandardVersionTable {
  const { district, id, name, label, since, until, checkedOn } = standard
  const at = `${checkedOn}T00:00:00.000+08:00`
  const stamp = { username: '', by_name: shippedBy, at }
  return {
    ...freshLine(
      { district, id, name, label, since, hash: hashedText(standard).hash, based_on: null, editors: [] },
      stamp,
    ),
    state: 'published' satisfies StoredState,
    until,
    published_username: '',
    published_by: shippedBy,
    published_at: at,
  }
}

interface Fresh
  extends Pick<StandardVersionTable, 'district' | 'id' | 'name' | 'label' | 'since' | 'hash' | 'based_on'> {
  readonly editors: readonly string[]
}

/** A line as it begins: a draft that nobody submitted. */
export function freshLine(
  { editors, ...fresh }: Fresh,
  stamp: Pick<StandardVersionTable, 'username' | 'by_name' | 'at'>,
): StandardVersionTable {
  return {
    ...fresh,
    ...stamp,
    state: 'draft' satisfies StoredState,
    revision: 1,
    until: null,
    is_ended: 0,
    editors: JSON.stringify(editors),
    changed_by: stamp.by_name,
    changed_at: stamp.at,
    changed_note: null,
    submitted_username: null,
    submitted_by: null,
    submitted_at: null,
    submitted_note: null,
    approved_username: null,
    approved_by: null,
    approved_at: null,
    approved_note: null,
    published_username: null,
    published_by: null,
    published_at: null,
    published_note: null,
    document_number: null,
    document_date: null,
  }
}

export function stateOfLine({ state, id }: StandardVersionTable): StoredState {
  const known = storedStateNamed(state)
  if (known === null) throw new Error(`unreadable state ${state} of standard ${id}`)
  return known
}

function labelOfLine({ label, id }: StandardVersionTable): StandardLabel {
  const known = standardLabels.find((each) => each === label)
  if (known === undefined) throw new Error(`unreadable label ${label} of standard ${id}`)
  return known
}

/** The version in full: its text with label and days as the register has them. */
export async function standardOfLine(db: Kysely<Schema>, line: StandardVersionTable): Promise<Standard> {
  const text = await textWithHash(db, line.district, line.id, line.hash)
  if (text === null) throw new Error(`standard ${line.id} has no text ${line.hash}`)
  return standardWith(text, line)
}

/** A text under the label and in force on the days of its line. */
export function standardWith(text: StandardText, line: StandardVersionTable): Standard {
  return { ...text, label: labelOfLine(line), since: line.since, until: line.until }
}

/** What the version said under that hash; null when it never did. */
export async function textWithHash(
  db: Kysely<Schema>,
  district: string,
  id: string,
  hash: string,
): Promise<StandardText | null> {
  const known = parsed.get(hash)
  if (known?.id === id) return known
  const content = await textByHash(db, district, id, hash)
  if (content === null) {
    const shipped = shippedOf(district).find((standard) => standard.id === id)
    return shipped !== undefined && hashedText(shipped).hash === hash ? textOf(shipped) : null
  }
  const text = JSON.parse(content) as StandardText
  if (parsed.size >= mostParsed) parsed.clear()
  parsed.set(hash, text)
  return text
}

/** Texts by their hash, which are the same for ever: the one in force is asked for with every push. */
const parsed = new Map<string, StandardText>()
const mostParsed = 16
