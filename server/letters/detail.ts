import type { Kysely } from 'kysely'
import type { LetterDelivery, LetterDetail } from '#core/api/letter-shapes.ts'
import { isTemplated } from '#core/letter/kind.ts'
import type { PaperDocument } from '#paper/document.ts'
import type { Grant } from '../actions/authorise.ts'
import { instantText, todayInShanghai } from '../clock.ts'
import { findFormalLetter, updateFormalLetter } from '../db/formal-letters.ts'
import { deliveriesOf, receiptsOf } from '../db/letter-deliveries.ts'
import type { FormalLetterTable, LetterDeliveryTable, LetterReceiptTable } from '../db/letter-tables.ts'
import type { Schema } from '../db/schema.ts'
import { faultText } from '../progress/letter-list.ts'
import type { Service } from '../service.ts'
import { shownBlocks } from './compose.ts'
import { kindOfLetter, summaryBody, wayOf } from './list.ts'
import { requireLetter } from './scope.ts'
import { settingsNow } from './settings.ts'

/** One letter; that its receiver opened it is noted the first time. Throws ProblemError not-found. */
export async function readLetter(service: Service, grant: Grant, id: string): Promise<LetterDetail> {
  const line = await requireLetter(service, grant, id)
  const opened = await noteOpened(service, grant, line)
  return service.database.read((db) => detailBody(db, service, grant, opened))
}

/** Notes that a firm has opened a letter to it. */
export async function noteOpened(
  { database, audit, clock }: Service,
  { actor }: Grant,
  line: FormalLetterTable,
): Promise<FormalLetterTable> {
  if (actor.role !== 'enterprise' || line.opened_at !== null) return line
  const { district, id } = line
  const at = instantText(clock.now())
  await database.write(async (db) => {
    await updateFormalLetter(db, district, id, { opened_at: at })
    const { username, role } = actor
    await audit.append(db, { district, at, username, role, action: 'letter-opened', object: id })
  })
  return { ...line, opened_at: at }
}

export async function detailBody(
  db: Kysely<Schema>,
  service: Service,
  { actor: { role } }: Grant,
  line: FormalLetterTable,
): Promise<LetterDetail> {
  const { district, id } = line
  const { settings } = await settingsNow(db, service)
  const receipts = await receiptsOf(db, district, id)
  const { blocks, issuer } = shownBlocks(JSON.parse(line.document) as PaperDocument)
  const standing = line.voided_at === null
  const handsOver = role === 'district' || role === 'town' || role === 'town-reviewer'
  const toReceiver = role === 'enterprise'
  return {
    ...summaryBody(line, todayInShanghai(service.clock), settings.openedIsDelivery),
    blocks,
    issuer,
    templateVersion: line.template_version,
    documentHash: line.document_hash,
    sha256: line.sha256,
    fault: faultText(line),
    voided:
      line.voided_at === null ? null : { at: line.voided_at, by: line.voided_by ?? '', reason: line.void_reason ?? '' },
    replaces: await named(db, district, line.replaces),
    replacedBy: await named(db, district, line.replaced_by),
    deliveries: (await deliveriesOf(db, district, id)).map((delivery) =>
      deliveryBody(delivery, toReceiver ? [] : receipts),
    ),
    mayVoid: standing && role === 'district',
    mayReplace: standing && role === 'district' && isTemplated(kindOfLetter(line)),
    mayDeliver: standing && handsOver,
  }
}

async function named(
  db: Kysely<Schema>,
  district: string,
  id: string | null,
): Promise<{ readonly id: string; readonly number: string } | null> {
  const found = id === null ? null : await findFormalLetter(db, district, id)
  return found === null ? null : { id: found.id, number: found.number_text }
}

/** Who took a letter, and what was said of it. */
export interface DeliveryPeople {
  readonly to: string
  readonly note: string | null
}

function deliveryBody(line: LetterDeliveryTable, receipts: readonly LetterReceiptTable[]): LetterDelivery {
  const { to, note } = JSON.parse(line.delivery_people) as DeliveryPeople
  const how = wayOf(line.how)
  if (how === null) throw new Error(`unreadable way ${line.how} of a delivery`)
  return {
    number: line.number,
    on: line.delivered_on,
    how,
    to,
    note,
    by: line.by_name,
    at: line.at,
    receipts: receipts
      .filter(({ delivery }) => delivery === line.number)
      .map(({ sha256, name, size, by_name: by, at }) => ({ sha256, name, size, by, at })),
  }
}
