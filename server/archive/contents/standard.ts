import type { ZippedFile } from '#workbook/zip.ts'
import { textByHash } from '../../db/standards.ts'
import { hashedText } from '../../standard-register/register.ts'
import { type ArchiveContent, type ArchiveSource, jsonFile, textFile } from '../content.ts'

/** 评估标准: the very text the evaluation was made by; its SHA-256 is what the evaluation names. */
export const standardContent: ArchiveContent = {
  id: 'standard',
  title: '评估标准',
  async *files({ service, evaluation, standard }: ArchiveSource): AsyncGenerator<ZippedFile, void> {
    const { standard: id, standard_hash: hash, engine } = evaluation
    const kept =
      hash === null ? null : await service.database.read((db) => textByHash(db, service.district.code, id, hash))
    const text = kept ?? (standard === null ? null : hashedText(standard).content)
    if (text !== null) yield textFile('standard/standard.json', text)
    yield jsonFile('standard/about.json', {
      id,
      sha256: hash,
      engine,
      note:
        text === null
          ? '标准文本已不在登记簿。'
          : 'standard.json 的 SHA-256 应与 sha256 相同；名称、施行日期等登记事项不计入。',
      label: standard?.label ?? null,
      since: standard?.since ?? null,
      until: standard?.until ?? null,
    })
  },
}
