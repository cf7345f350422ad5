import { randomUUID } from 'node:crypto'
import type { Kysely } from 'kysely'
import { deliverByDay } from '#core/letter/delivery.ts'
import type { TemplatedKind } from '#core/letter/kind.ts'
import { letterNumberText } from '#core/letter/settings.ts'
import { yearOf } from '#core/vocabulary/calendar-date.ts'
import type { Actor } from '../actions/actor.ts'
import { canonicalJson } from '../canonical-json.ts'
import { instantText } from '../clock.ts'
import { takeNumbers } from '../db/counter.ts'
import { insertFormalLetters } from '../db/formal-letters.ts'
import type { FormalLetterTable } from '../db/letter-tables.ts'
import type { Schema } from '../db/schema.ts'
import { sha256 } from '../hash.ts'
import { composedLetter, letterDocument } from './compose.ts'
import { settingsNow } from './settings.ts'
import type { LetterCandidate, LetterGround } from './source.ts'
import { letterSources } from './sources/catalogue.ts'
import { templateInForce } from './templates.ts'

/** Where the letters belong: to a batch, or in the place of a voided one. */
export type IssuedFor = { readonly batch: string } | { readonly replaces: string }

/**
 * Numbers, dates and freezes a letter about each of the candidates, within a transaction: no number of a kind and year is
 * left out or given twice. Those for whom there are no values any more get none.
 */
export async function issueLettersTo(
  db: Kysely<Schema>,
  ground: LetterGround,
  { username, name }: Actor,
  kind: TemplatedKind,
  candidates: readonly LetterCandidate[],
  issuedFor: IssuedFor,
): Promise<readonly FormalLetterTable[]> {
  const { service, district, cycle, today } = ground
  const values = await letterSources[kind].values(db, ground, candidates)
  const told = candidates.filter(({ subject }) => values.has(subject))
  if (told.length === 0) return []
  const { settings } = await settingsNow(db, service)
  const template = await templateInForce(db, district, kind, today)
  const year = yearOf(today)
  const first = await takeNumbers(db, district, `${kind} letters of ${year}`, told.length)
  const firstSeq = await takeNumbers(db, district, 'letter', told.length)
  const at = instantText(service.clock.now())
  const letters = told.flatMap((candidate, index): FormalLetterTable[] => {
    const filled = values.get(candidate.subject)
    if (filled === undefined) return []
    const number = first + index
    const numberText = letterNumberText(settings.words[kind], year, number)
    const { receiverName } = candidate
    const frame = {
      number: numberText,
      issuedOn: today,
      issuer: settings.issuer,
      cycle,
      receiverName,
      demo: service.demo,
    }
    const composed = composedLetter(template, filled, frame)
    const document = canonicalJson(letterDocument(composed, frame))
    return [
      {
        district,
        id: randomUUID(),
        seq: firstSeq + index,
        kind,
        cycle,
        year,
        number,
        number_text: numberText,
        batch: 'batch' in issuedFor ? issuedFor.batch : null,
        subject: candidate.subject,
        receiver_kind: candidate.receiverKind,
        receiver: candidate.receiver,
        receiver_name: receiverName,
        parcel_code: candidate.parcelCode,
        town_code: candidate.townCode,
        title: composed.title,
        template_version: template.version,
        document,
        document_hash: sha256(document),
        issued_on: today,
        deliver_by: deliverByDay(today, settings.deliverDays),
        delivered_on: null,
        delivered_how: null,
        opened_at: null,
        voided_at: null,
        voided_by: null,
        void_reason: null,
        replaces: 'replaces' in issuedFor ? issuedFor.replaces : null,
        replaced_by: null,
        sha256: null,
        fault: null,
        username,
        by_name: name,
        at,
      },
    ]
  })
  await insertFormalLetters(db, letters)
  return letters
}
