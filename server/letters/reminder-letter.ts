import { deliverByDay } from '#core/letter/delivery.ts'
import { letterNumber } from '#core/progress/reminder.ts'
import type { PaperDocument } from '#paper/document.ts'
import { canonicalJson } from '../canonical-json.ts'
import type { FormalLetterTable } from '../db/letter-tables.ts'
import type { LetterTable } from '../db/progress-tables.ts'
import { sha256 } from '../hash.ts'

/** A 催办函 among the letters of the district: delivered, received and voided like every other. */
export function asFormalLetter(letter: LetterTable, deliverDays: number): FormalLetterTable {
  const { stage: _, outstanding: _outstanding, due: _due, document, ...kept } = letter
  const paper = JSON.parse(document) as PaperDocument
  const frozen = canonicalJson(paper)
  const { receiver_kind, receiver, year, number, issued_on } = letter
  return {
    ...kept,
    kind: 'reminder',
    number_text: letterNumber(year, number),
    subject: `${receiver_kind} ${receiver}`,
    parcel_code: null,
    town_code: receiver_kind === 'town' ? receiver : null,
    title: paper.title,
    template_version: null,
    document: frozen,
    document_hash: sha256(frozen),
    deliver_by: deliverByDay(issued_on, deliverDays),
    delivered_on: null,
    delivered_how: null,
    opened_at: null,
    voided_at: null,
    voided_by: null,
    void_reason: null,
    replaces: null,
    replaced_by: null,
  }
}
