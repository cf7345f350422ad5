import { randomUUID } from 'node:crypto'
import type { LetterDetail } from '#core/api/letter-shapes.ts'
import { takeNumbers } from '#server/db/counter.ts'
import { insertFormalLetters } from '#server/db/formal-letters.ts'
import { insertLetterBatch } from '#server/db/letter-batches.ts'
import { composedLetter, letterDocument } from '#server/letters/compose.ts'
import { pdf } from '../attachments/files.ts'
import { zhouTao } from '../cast.ts'
import { fileBody } from '../disputes/stage.ts'
import { answer, type TestApp } from '../http/test-app.ts'
import { cycle } from '../rows.ts'

/** To whom a letter is made out, and about what. */
export interface MadeFor {
  readonly firm: string
  readonly town: string
  readonly parcel: string
  readonly name?: string
}

export interface MadeLetter {
  readonly id: string
  readonly batch: string
  /** Of the receipt of its delivery. */
  readonly sha256: string
}

/** A letter in a batch of its own, delivered, with a receipt: put down as the use case does, without a decision before it. */
export async function madeLetter(
  app: TestApp,
  { firm, town, parcel, name = '示例企业' }: MadeFor,
): Promise<MadeLetter> {
  const { database, district } = app.service
  const [id, batch] = [randomUUID(), randomUUID()]
  const on = '2026-11-21'
  const at = `${on}T14:20:00.000+08:00`
  const stamp = { username: zhouTao.username, by_name: zhouTao.name, at }
  await database.write(async (db) => {
    const seq = await takeNumbers(db, district.code, 'letter')
    const number = await takeNumbers(db, district.code, 'result-notice letters of 2026')
    const numberText = `松产评告〔2026〕${number}号`
    const frame = { number: numberText, issuedOn: on, issuer: '区工作专班', cycle, receiverName: name, demo: false }
    const text = { title: '评估结果告知书', body: '{{受送达单位}}：\n地块{{地块编码}}的评估结果告知如下。' }
    const composed = composedLetter(text, { words: { 地块编码: parcel }, blocks: {} }, frame)
    await insertFormalLetters(db, [
      {
        district: district.code,
        id,
        seq,
        kind: 'result-notice',
        cycle,
        year: 2026,
        number,
        number_text: numberText,
        batch,
        subject: parcel,
        receiver_kind: 'enterprise',
        receiver: firm,
        receiver_name: name,
        parcel_code: parcel,
        town_code: town,
        title: text.title,
        template_version: 0,
        document: JSON.stringify(letterDocument(composed, frame)),
        document_hash: null,
        issued_on: on,
        deliver_by: '2026-12-06',
        delivered_on: null,
        delivered_how: null,
        opened_at: null,
        voided_at: null,
        voided_by: null,
        void_reason: null,
        replaces: null,
        replaced_by: null,
        sha256: null,
        fault: null,
        ...stamp,
      },
    ])
    const shape = { kind: 'result-notice', cycle, subjects: JSON.stringify([parcel]), total: 1, issued: 1 }
    const line = { district: district.code, id: batch, seq, ...shape, refused: '[]', state: 'done', changed_at: at }
    await insertLetterBatch(db, { ...line, ...stamp })
  })
  const params = { id }
  await answer(app, zhouTao, 'recordLetterDelivery', { params, body: { on, how: '直接', to: '门卫' } })
  const request = { params: { ...params, number: '1' }, body: fileBody(pdf, '送达回证.pdf') }
  const { deliveries } = (await answer(app, zhouTao, 'attachLetterReceipt', request)) as LetterDetail
  return { id, batch, sha256: deliveries[0]?.receipts[0]?.sha256 ?? '' }
}
