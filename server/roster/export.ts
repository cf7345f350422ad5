import { maskedText } from '#core/access/personal.ts'
import { rosterDutyNames } from '#core/roster/entry.ts'
import { officeName } from '#core/roster/office.ts'
import { rosterHeadings } from '#core/roster/roster-list.ts'
import { proposedFormNotice } from '#core/vocabulary/citation.ts'
import { streamWorkbook } from '#workbook/write.ts'
import type { Grant } from '../actions/authorise.ts'
import { requireContactRight } from '../actions/export-ledger.ts'
import { instantText, todayInShanghai } from '../clock.ts'
import { rosterEntries } from '../db/roster.ts'
import type { ExportFile } from '../export/export-file.ts'
import type { Service } from '../service.ts'
import { dutyOfEntry, inOrder, phoneOf } from './view.ts'

const widths = [18, 16, 14, 14, 18, 18, 14, 14] as const

/** The roster as it is read back; phones masked unless the right was given. Throws ProblemError not-allowed. */
export async function exportRoster(service: Service, grant: Grant, contacts: 'masked' | 'full'): Promise<ExportFile> {
  if (contacts === 'full') await requireContactRight(service, grant)
  const { database, clock, audit } = service
  const { actor } = grant
  const district = service.district.code
  const entries = inOrder(await database.read((db) => rosterEntries(db, district)))
  const at = instantText(clock.now())
  const by = { username: actor.username, role: actor.role }
  const details = { contacts, entries: entries.length }
  await database.write((db) => audit.append(db, { district, at, ...by, action: 'exported', object: 'roster', details }))
  const today = todayInShanghai(clock)
  const phone = (text: string): string => (contacts === 'full' ? text : maskedText('phone', text))
  return {
    name: `专班名册-${today.replaceAll('-', '')}.xlsx`,
    bytes: streamWorkbook([
      {
        sheet: '专班名册',
        title: '专班名册',
        lines: [
          proposedFormNotice,
          `导出人：${actor.name}  导出时间：${at.slice(0, 16).replace('T', ' ')}${service.demo ? '  示例数据' : ''}`,
          contacts === 'full' ? '含完整联系方式，按个人信息管理，不得转发。' : '电话已脱敏；导入时保留“**”的电话不改。',
          `岗位填${Object.values(rosterDutyNames).join('、')}；截止日留空即在任。`,
        ],
        columns: rosterHeadings.map((heading, index) => ({ heading, width: widths[index] ?? 14, numberFormat: '@' })),
        rows: entries.map((entry) => [
          officeName(entry.office),
          entry.section,
          rosterDutyNames[dutyOfEntry(entry)],
          entry.person_name,
          phone(phoneOf(entry)),
          entry.account,
          entry.valid_from,
          entry.valid_until,
        ]),
      },
    ]),
  }
}
