import type { Kysely } from 'kysely'
import type { TemplatedKind } from '#core/letter/kind.ts'
import { todayInShanghai } from '../clock.ts'
import { standingLetters } from '../db/formal-letters.ts'
import type { Schema } from '../db/schema.ts'
import type { Service } from '../service.ts'
import type { LetterCandidate, LetterChoice, LetterGround } from './source.ts'
import { letterSources } from './sources/catalogue.ts'

export function letterGround(service: Service, cycle: string): LetterGround {
  return { service, district: service.district.code, cycle, today: todayInShanghai(service.clock) }
}

/** Who gets a letter about the subjects; nobody gets a second one while the first stands. */
export async function candidatesOf(
  db: Kysely<Schema>,
  ground: LetterGround,
  kind: TemplatedKind,
  subjects: readonly string[],
): Promise<readonly LetterCandidate[]> {
  const found = await letterSources[kind].candidates(db, ground, subjects)
  const standing = await standingLetters(db, { ...ground, kind }, subjects)
  return found.map((one) => {
    const number = standing.get(one.subject)
    return number === undefined ? one : { ...one, cannot: `已出具 ${number}` }
  })
}

/** Looked up at a time. */
const pieceSize = 500

/** All of a choice, a piece at a time, in order. */
export async function* allCandidates(
  db: Kysely<Schema>,
  ground: LetterGround,
  kind: TemplatedKind,
  choice: LetterChoice,
): AsyncGenerator<readonly LetterCandidate[], void> {
  let after = ''
  while (true) {
    const subjects = await letterSources[kind].subjects(db, ground, choice, after, pieceSize)
    const last = subjects.at(-1)
    if (last === undefined) return
    yield await candidatesOf(db, ground, kind, subjects)
    after = last
  }
}
