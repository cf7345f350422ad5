import { ProblemError, problem } from '#core/error/problem.ts'
import { townName } from '#core/vocabulary/district.ts'
import { groupedCode } from '../access/spoken-code.ts'
import { type Grant, recordDenial } from '../actions/authorise.ts'
import { makeInvitations, storeInvitations } from '../actions/issue-invitations.ts'
import { instantText, todayInShanghai } from '../clock.ts'
import { groupedBy } from '../collections.ts'
import { firmsWithAccount, parcelsInvited, parcelsOfTown } from '../db/account-batches.ts'
import type { ExportFile } from '../export/export-file.ts'
import { invitationSheet } from '../export/invitations.ts'
import type { Service } from '../service.ts'
import { bundle } from './bundle.ts'
import { accountListRefused } from './read-list.ts'
import { slipSheet } from './slips.ts'

export interface TownOrder {
  readonly cycle: string
  readonly town: string
  readonly days: number
  readonly address: string
}

/** As many slips as one document holds; the rest are had by asking again. */
export const mostFirms = 300

/**
 * Codes for the owners of a 街镇's parcels that have neither account nor code, as slips and a list, shown this once.
 * Throws ProblemError: not-found (not the reader's 街镇), account-list-refused (nobody is left), those of the paper maker.
 */
export async function inviteTown(service: Service, grant: Grant, order: TownOrder): Promise<ExportFile> {
  const { database, clock } = service
  const { actor, scope } = grant
  const district = service.district.code
  const { cycle, town, days } = order
  const name = townName(town)
  if (name === null || (scope.kind === 'town' && scope.town !== town)) {
    await recordDenial(service, actor, grant.endpoint, { town })
    throw new ProblemError(problem('not-found', { what: '这个街镇' }))
  }
  const now = clock.now()
  const { firms, refused } = await database.read(async (db) => {
    const invited = await parcelsInvited(db, { district, cycle, town, now })
    const known = await firmsWithAccount(db, district)
    const parcels = await parcelsOfTown(db, district, cycle, town)
    const open = parcels.filter(
      ({ parcel_code, owner_uscc }) => owner_uscc !== null && !invited.has(parcel_code) && !known.has(owner_uscc),
    )
    return {
      firms: [...groupedBy(open, ({ owner_uscc }) => owner_uscc ?? '')].map(([uscc, own]) => ({
        uscc,
        town,
        parcels: own,
      })),
      refused: parcels.filter(({ owner_uscc }) => owner_uscc === null),
    }
  })
  if (firms.length === 0) throw accountListRefused(`${name}的用地主体都已有账号或邀请码`)
  const some = firms.slice(0, mostFirms)
  const issued = makeInvitations(service, grant, { cycle, days }, some)
  const today = todayInShanghai(clock)
  const lines = issued.map(({ code, invitation }, index) => ({
    townCode: town,
    uscc: invitation.uscc,
    ownerName: some[index]?.parcels[0]?.owner_name ?? null,
    parcelCodes: some[index]?.parcels.map(({ parcel_code }) => parcel_code) ?? [],
    code: groupedCode(code),
    expiresAt: instantText(invitation.expires_at),
  }))
  const address = `${new URL(order.address).origin}/join`
  const pdf = await service.paper.render(
    slipSheet({
      title: '企业邀请单',
      issuedOn: today,
      notice: '一家一张，裁开后分别交给各企业；不要整张转发。',
      steps: '扫码或在浏览器打开地址，填写邀请码，自己建立账号填报。邀请码只能用一次。',
      footer: `${service.district.name}产业用地体检　${cycle}年度　${name}　生成人 ${actor.name}${service.demo ? '　示例数据' : ''}`,
      slips: lines.map((line) => ({
        heading: line.ownerName ?? line.uscc,
        fields: [
          { label: '信用代码', value: line.uscc },
          { label: '地块', value: line.parcelCodes.join('、') },
          { label: '邀请码', value: line.code },
          { label: '有效期至', value: line.expiresAt.slice(0, 16).replace('T', ' ') },
          { label: '地址', value: address },
        ],
        address,
        caption: '扫码建立账号',
      })),
    }),
  )
  const left = firms.length - some.length
  const sheet = invitationSheet({
    cycle,
    today,
    issuedBy: actor.name,
    demo: service.demo,
    lines,
    refused: [
      ...refused.map(({ parcel_code }) => ({
        parcelCode: parcel_code,
        message: '没有填写用地主体的统一社会信用代码。',
      })),
      ...(left === 0 ? [] : [{ parcelCode: '', message: `还有 ${left} 家企业，请再生成一次。` }]),
    ],
  })
  await database.write((db) => storeInvitations(service, db, grant, cycle, issued))
  return bundle(`企业邀请单-${name}-${cycle}.zip`, [
    { name: '邀请单.pdf', bytes: pdf },
    { name: sheet.name, bytes: sheet.bytes },
  ])
}
