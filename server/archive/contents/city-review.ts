import type { ZippedFile } from '#workbook/zip.ts'
import { opinionPage } from '../../db/city-opinions.ts'
import { cityPackages } from '../../db/city-packages.ts'
import { type ArchiveContent, type ArchiveSource, jsonFile } from '../content.ts'

const everyOpinion = 1_000_000

/** 研判: the packages as they were handed over, and the opinions that came back. */
export const cityReviewContent: ArchiveContent = {
  id: 'city-review',
  title: '研判材料包和意见',
  async *files({ service, cycle, evaluation }: ArchiveSource): AsyncGenerator<ZippedFile, void> {
    const district = service.district.code
    const { packages, opinions } = await service.database.read(async (db) => ({
      packages: await cityPackages(db, district, cycle),
      opinions: await opinionPage(db, {
        district,
        cycle,
        evaluation: evaluation.number,
        opinion: null,
        after: '',
        limit: everyOpinion,
      }),
    }))
    yield jsonFile('city-review/opinions.json', opinions)
    for (const { number, sha256 } of packages) {
      yield { name: `city-review/package-${number}.zip`, bytes: await service.attachments.read(sha256) }
    }
  },
}
