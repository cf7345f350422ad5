import { randomUUID } from 'node:crypto'
import { authorise } from '#server/actions/authorise.ts'
import { findFormalLetter } from '#server/db/formal-letters.ts'
import { sampleDistrict } from '#server/demo/district.ts'
import { advanceBatch, startBatch } from '#server/letters/batch.ts'
import { recordDelivery } from '#server/letters/delivery.ts'
import { attachReceipt } from '#server/letters/receipt.ts'
import { voidLetter } from '#server/letters/void.ts'
import { pdf } from '../server/attachments/files.ts'
import { decideYear } from './decided-district.ts'
import { cycle, type District, startDistrict } from './district.ts'

const xinqiao = '310117105000'

/** Seven parcels, three of 新桥镇, evaluated and decided; the firm that signs in owns the first. */
export async function decidedDistrict(): Promise<District> {
  const all = sampleDistrict(2025)
  const ofTown = all.filter(({ townCode }) => townCode === xinqiao).slice(0, 3)
  const parcels = [...ofTown, ...all.filter(({ townCode }) => townCode !== xinqiao).slice(0, 4)]
  const district = await startDistrict({ parcels })
  await decideYear(district.server.service, cycle, 'REG-示例-2026.1')
  return district
}

export interface IssuedLetters {
  /** Delivered with a receipt. */
  readonly delivered: string
  /** Voided, with another in its place. */
  readonly voided: string
  readonly bulletin: string
}

/** Results told to 新桥镇's owners: one delivered, one voided and issued again; a 通报; a batch that was begun. */
export async function issuedLetters(district: District): Promise<IssuedLetters> {
  const { service } = district.server
  const office = district.actor('zhoutao')
  const start = await authorise(service, office, 'startLetterBatch')
  const advance = await authorise(service, office, 'advanceLetterBatch')
  const issue = async (kind: 'result-notice' | 'bulletin'): Promise<readonly string[]> => {
    const town = kind === 'result-notice' ? { town: xinqiao } : {}
    const { id } = await startBatch(service, start, { id: randomUUID(), cycle, kind, ...town })
    await advanceBatch(service, advance, id)
    const found = await service.database.read((db) =>
      db.selectFrom('formal_letter').select('id').where('batch', '=', id).orderBy('seq').execute(),
    )
    return found.map((letter) => letter.id)
  }
  const [delivered = '', voided = ''] = await issue('result-notice')
  const [bulletin = ''] = await issue('bulletin')
  await startBatch(service, start, { id: randomUUID(), cycle, kind: 'result-notice' })
  const town = district.actor('liqiang')
  const record = await authorise(service, town, 'recordLetterDelivery')
  const at = { on: '2026-11-22', how: '直接' as const, to: '示例企业收发室 赵某', note: '当面签收，加盖收件章。' }
  await recordDelivery(service, record, delivered, at)
  const attach = await authorise(service, town, 'attachLetterReceipt')
  await attachReceipt(service, attach, delivered, 1, { name: '送达回证（盖章）.pdf', bytes: pdf })
  const voiding = await authorise(service, office, 'voidLetter')
  await voidLetter(service, voiding, voided, { reason: '收件单位名称有误', replace: true })
  const line = await service.database.read((db) => findFormalLetter(db, service.district.code, voided))
  if (line?.replaced_by === null) throw new Error('no letter in the place of the voided one')
  return { delivered, voided, bulletin }
}
