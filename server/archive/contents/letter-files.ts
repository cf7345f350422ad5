import { inFileName } from '#core/hand-out/file-name.ts'
import type { ZippedFile } from '#workbook/zip.ts'
import type { ArchiveContent, ArchiveSource } from '../content.ts'

/** 函件: the PDF of every letter of the year that was issued, under its number. */
export const letterFilesContent: ArchiveContent = {
  id: 'letter-files',
  title: '函件（PDF）',
  async *files({ service, cycle }: ArchiveSource): AsyncGenerator<ZippedFile, void> {
    const letters = await service.database.read((db) =>
      db
        .selectFrom('formal_letter')
        .select(['seq', 'number_text', 'sha256'])
        .where('district', '=', service.district.code)
        .where('cycle', '=', cycle)
        .where('sha256', 'is not', null)
        .orderBy('seq')
        .execute(),
    )
    for (const { seq, number_text: text, sha256 } of letters) {
      if (sha256 === null) continue
      const stem = inFileName(text.replaceAll(/\s/g, '_'))
      yield { name: `letters/pdf/${seq}-${stem}.pdf`, bytes: await service.attachments.read(sha256) }
    }
  },
}
