import { ProblemError, problem } from '#core/error/problem.ts'
import { type Grant, recordDenial } from '../actions/authorise.ts'
import { attachmentHeaders } from '../attachments/download.ts'
import type { AttachmentKind } from '../attachments/kinds.ts'
import { instantText } from '../clock.ts'
import { documentsOf } from '../db/filing-documents.ts'
import { findSheet } from '../db/filings.ts'
import type { SentFile } from '../export/sent-file.ts'
import type { Service } from '../service.ts'
import { readWithin } from './open.ts'
import { seesFilingContacts } from './party.ts'
import type { PrintedSheet } from './printed-sheet.ts'
import { sheetWorkbook } from './sheet-workbook.ts'

/** A file of a filing, with what its content is. */
export interface FiledFile extends SentFile {
  readonly kind: AttachmentKind
}

/**
 * A document of a filing, uploaded or issued. Throws ProblemError: not-found, attachment-lost, not-allowed (the full
 * 项目信息表 for those who may not see contacts; they ask for the sheet itself, which masks them).
 */
export async function filedDocument(service: Service, grant: Grant, id: string, sha256: string): Promise<FiledFile> {
  const district = service.district.code
  const found = await readWithin(service, grant, id, async (db, { filing }) => {
    const uploaded = (await documentsOf(db, district, id)).findLast((each) => each.sha256 === sha256)
    if (uploaded !== undefined) {
      const kind = uploaded.content_kind as AttachmentKind
      return { number: filing.number, name: uploaded.name, size: uploaded.size, kind, isSheet: false }
    }
    const sheet = filing.documents.find((each) => each.sha256 === sha256)
    if (sheet === undefined) return null
    return { number: filing.number, name: sheet.name, size: sheet.size, kind: 'pdf' as const, isSheet: true }
  })
  if (found === null) throw new ProblemError(problem('not-found', { what: '这份材料' }))
  if (found.isSheet && !seesFilingContacts(grant.actor)) {
    await recordDenial(service, grant.actor, grant.endpoint, { filing: id })
    throw new ProblemError(problem('not-allowed', { role: grant.actor.role }))
  }
  const bytes = await service.attachments.read(sha256)
  await recordExport(service, grant, found.number, { sha256 })
  return asAttachment({ name: found.name, bytes, length: found.size, kind: found.kind })
}

/** 项目信息表 of a version as it was issued, without contacts for those who may not see them. Throws ProblemError not-found, attachment-lost. */
export async function issuedSheet(
  service: Service,
  grant: Grant,
  id: string,
  { version, format }: { readonly version: number; readonly format: 'pdf' | 'xlsx' },
): Promise<FiledFile> {
  const found = await readWithin(service, grant, id, async (db, { filing }) => {
    const sheet = await findSheet(db, service.district.code, id, version)
    return sheet === null ? null : { sheet, number: filing.number }
  })
  if (found === null) throw new ProblemError(problem('not-found', { what: `项目信息表第 ${version} 版` }))
  const { sheet, number } = found
  const isFull = seesFilingContacts(grant.actor)
  const name = `项目信息表-${number}-第${version}版${isFull ? '' : '（脱敏）'}`
  const [sha256, size] = isFull ? [sheet.sha256, sheet.size] : [sheet.masked_sha256, sheet.masked_size]
  const pdf = format === 'pdf' ? await service.attachments.read(sha256) : null
  await recordExport(service, grant, number, { sheet: version, format })
  if (pdf !== null) return asAttachment({ name: `${name}.pdf`, bytes: pdf, length: size, kind: 'pdf' })
  const printed = JSON.parse(sheet.printed) as PrintedSheet
  const bytes = sheetWorkbook(printed, isFull ? 'full' : 'masked', service.demo)
  return asAttachment({ name: `${name}.xlsx`, bytes, kind: 'xlsx' })
}

/** Never shown in a page of ours, whatever it holds. */
export function asAttachment(file: FiledFile): FiledFile {
  const { 'content-length': _, ...headers } = attachmentHeaders(file.name, file.kind, 0)
  return { ...file, headers }
}

/** Notes that something left the system. */
export async function recordExport(
  { database, audit, clock, district }: Service,
  { actor, endpoint }: Grant,
  object: string,
  details: Readonly<Record<string, unknown>>,
): Promise<void> {
  const { username, role } = actor
  const entry = { district: district.code, at: instantText(clock.now()), username, role } as const
  await database.write((db) =>
    audit.append(db, { ...entry, action: 'exported', object, details: { endpoint, ...details } }),
  )
}
