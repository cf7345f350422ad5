import type { HandOverLine } from '#core/api/third-parties.ts'
import { ProblemError, problem } from '#core/error/problem.ts'
import type { Grant } from '../actions/authorise.ts'
import { textsOf } from '../actions/held-parcels.ts'
import { instantText, todayInShanghai } from '../clock.ts'
import { accountsOfUnit } from '../db/third-parties.ts'
import {
  endAuthorityRow,
  firstWriter,
  handOverById,
  parcelsOfAuthorities,
  takeParcelsBack,
  undoHandOverRow,
} from '../db/third-party-authorities.ts'
import type { Service } from '../service.ts'
import { handOverBody } from './authority-view.ts'
import { requireAuthority, requireOpen } from './require-authority.ts'
import { thirdPartyRefused } from './units.ts'

/**
 * Takes a hand-over back while the receiving unit has written nothing on its parcels and passed none on.
 * Throws ProblemError: not-found, third-party-refused.
 */
export async function undoHandOver(service: Service, grant: Grant, id: string, reason: string): Promise<HandOverLine> {
  const { database, clock, audit } = service
  const district = service.district.code
  const { username, name, role } = grant.actor
  const unknown = new ProblemError(problem('not-found', { what: '这次移交' }))
  const asked = await database.read((db) => handOverById(db, district, id))
  if (asked === null) throw unknown
  const made = await requireAuthority(service, grant, asked.to_authority, 'change')
  return database.write(async (db) => {
    const record = await handOverById(db, district, id)
    if (record === null) throw unknown
    if (record.undone_at !== null) throw thirdPartyRefused('这次移交已经撤回')
    await requireOpen(db, made, todayInShanghai(clock))
    const passedOn = (await parcelsOfAuthorities(db, district, [made.id])).some(({ handed_on }) => handed_on !== null)
    if (passedOn) throw thirdPartyRefused('接收单位又移交了其中的地块，请先撤回后一次移交')
    const accounts = await accountsOfUnit(db, district, record.to_uscc)
    const usernames = accounts.map((account) => account.username)
    const parcelCodes = textsOf(record.parcel_codes)
    const writer = await firstWriter(db, district, { parcelCodes, usernames, after: record.at })
    if (writer !== null) {
      throw thirdPartyRefused(`${writer.by}已在 ${writer.at.slice(0, 16).replace('T', ' ')} 填写过其中的地块`)
    }
    const at = instantText(clock.now())
    const undone = { undone_username: username, undone_by: name, undone_at: at, undone_reason: reason }
    await takeParcelsBack(db, district, id)
    const end = { ended_username: username, ended_by: name, ended_at: at, ended_reason: reason }
    await endAuthorityRow(db, district, made.id, end)
    await undoHandOverRow(db, district, id, undone)
    const details = { from: record.from_uscc, to: record.to_uscc, parcels: record.parcels }
    await audit.append(db, { district, at, username, role, action: 'hand-over-undone', object: id, details })
    return handOverBody({ ...record, ...undone }, true)
  })
}
