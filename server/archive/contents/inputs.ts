import type { ZippedFile } from '#workbook/zip.ts'
import { findInput } from '../../db/evaluation-inputs.ts'
import { type ArchiveContent, type ArchiveSource, jsonFile, partNumber } from '../content.ts'

/** 冻结的输入: what the evaluation judged. It holds guarded values, so it is in a package that was approved in full only. */
export const inputsContent: ArchiveContent = {
  id: 'inputs',
  title: '冻结的评估输入',
  async *files({ service, evaluation, isFull }: ArchiveSource): AsyncGenerator<ZippedFile, void> {
    const { input_hash: hash, parcels } = evaluation
    let piece = 0
    while (isFull && hash !== null) {
      const number = piece
      const found = await service.database.read((db) => findInput(db, service.district.code, hash, number))
      if (found === null) break
      piece += 1
      yield { name: `inputs/${partNumber(piece)}.jsonl.gz`, bytes: found.content }
    }
    yield jsonFile('inputs/about.json', {
      sha256: hash,
      parcels,
      pieces: piece,
      note: isFull
        ? '各段解压后逐行相接，放入 [ ] 并以逗号分隔，其 SHA-256 应与 sha256 相同。'
        : '本包未经导出审批放行全部核定值，只列输入摘要；原件在系统内，可凭审批另行导出。',
    })
  },
}
