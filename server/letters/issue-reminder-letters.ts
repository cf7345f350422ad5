import { randomUUID } from 'node:crypto'
import type { Kysely } from 'kysely'
import type { LetterLine, ReminderBody } from '#core/api/progress-shapes.ts'
import { letterNumber } from '#core/progress/reminder.ts'
import { yearOf } from '#core/vocabulary/calendar-date.ts'
import type { Grant } from '../actions/authorise.ts'
import { instantText, todayInShanghai } from '../clock.ts'
import { takeNumbers } from '../db/counter.ts'
import { insertFormalLetters } from '../db/formal-letters.ts'
import { insertLetters, lettersOfBatch } from '../db/letters.ts'
import { unfinishedOfTown } from '../db/progress-list.ts'
import type { LetterTable } from '../db/progress-tables.ts'
import type { ParcelTable, Schema } from '../db/schema.ts'
import { letterBody } from '../progress/letter-list.ts'
import { letterPaper } from '../progress/letter-paper.ts'
import { type Outstanding, type OutstandingGround, openParcelsOfFirms } from '../progress/outstanding.ts'
import { type AskedReceiver, chosenReceivers } from '../progress/receivers.ts'
import { recordReminders } from '../progress/remind.ts'
import type { Service } from '../service.ts'
import { asFormalLetter } from './reminder-letter.ts'
import { settingsNow } from './settings.ts'

export type LetterRequest = ReminderBody & { readonly batch: string }

/**
 * Numbers and issues a letter to each receiver, in one transaction: no number of a year is left out or given twice. The
 * same batch sent again is answered with its letters. The PDFs are made when they are asked for.
 */
export async function issueLetters(
  service: Service,
  grant: Grant,
  request: LetterRequest,
): Promise<{ readonly items: LetterLine[]; readonly refused: (AskedReceiver & { readonly message: string })[] }> {
  const district = service.district.code
  const { batch } = request
  return service.database.write(async (db) => {
    const known = await lettersOfBatch(db, district, batch)
    if (known.length > 0) return { items: known.map(letterBody), refused: [] }
    const { ground, behind, refused } = await chosenReceivers(db, service, grant, request)
    if (behind.length === 0) return { items: [], refused }
    const letters = await lettersTo(db, service, grant, request, ground, behind)
    await insertLetters(db, letters)
    const { settings } = await settingsNow(db, service)
    await insertFormalLetters(
      db,
      letters.map((letter) => asFormalLetter(letter, settings.deliverDays)),
    )
    const printed = behind.map((receiver, index) => {
      const letter = letters[index]
      return letter === undefined ? receiver : { ...receiver, letter: letterNumber(letter.year, letter.number) }
    })
    await recordReminders(db, service, grant, request, 'letter', printed)
    return { items: letters.map(letterBody), refused }
  })
}

async function lettersTo(
  db: Kysely<Schema>,
  service: Service,
  { actor: { username, name } }: Grant,
  { batch, cycle, stage, text }: LetterRequest,
  ground: OutstandingGround,
  receivers: readonly Outstanding[],
): Promise<readonly LetterTable[]> {
  const { district } = ground
  const issuedOn = todayInShanghai(service.clock)
  const at = instantText(service.clock.now())
  const year = yearOf(issuedOn)
  const first = await takeNumbers(db, district, `letters of ${year}`, receivers.length)
  const firstSeq = await takeNumbers(db, district, 'letter', receivers.length)
  const letters: LetterTable[] = []
  for (const [index, receiver] of receivers.entries()) {
    const number = first + index
    const facts = { number: letterNumber(year, number), issuedOn, cycle, stage, text }
    const parcels = await parcelsOf(db, ground, stage, receiver)
    const more = { district: service.district.name, demo: service.demo }
    letters.push({
      district,
      id: randomUUID(),
      seq: firstSeq + index,
      year,
      number,
      batch,
      cycle,
      stage,
      receiver_kind: receiver.kind,
      receiver: receiver.code,
      receiver_name: receiver.name,
      document: JSON.stringify(letterPaper({ ...facts, ...more }, receiver, parcels)),
      outstanding: receiver.outstanding,
      due: receiver.due?.last ?? null,
      issued_on: issuedOn,
      sha256: null,
      fault: null,
      username,
      by_name: name,
      at,
    })
  }
  return letters
}

async function parcelsOf(
  db: Kysely<Schema>,
  ground: OutstandingGround,
  stage: LetterRequest['stage'],
  { kind, code }: Outstanding,
): Promise<readonly ParcelTable[]> {
  if (stage === 'department-list') return []
  if (kind === 'town') return unfinishedOfTown(db, ground.district, ground.cycle, code, stage)
  return (await openParcelsOfFirms(db, ground, null, code)).get(code) ?? []
}
