import type { ZippedFile } from '#workbook/zip.ts'
import { opinionPage } from '../../db/city-opinions.ts'
import { cityPackages } from '../../db/city-packages.ts'
import { type ArchiveContent, type ArchiveSource, jsonListFile } from '../content.ts'

const opinionsPerRead = 1000

/** 研判: the packages as they were handed over, and the opinions that came back. */
export const cityReviewContent: ArchiveContent = {
  id: 'city-review',
  title: '研判材料包和意见',
  async *files(source: ArchiveSource): AsyncGenerator<ZippedFile, void> {
    const { service, cycle } = source
    const district = service.district.code
    yield jsonListFile('city-review/opinions.json', opinions(source))
    const packages = await service.database.read((db) => cityPackages(db, district, cycle))
    for (const { number, sha256 } of packages) {
      yield { name: `city-review/package-${number}.zip`, bytes: await service.attachments.read(sha256) }
    }
  },
}

async function* opinions({ service, cycle, evaluation }: ArchiveSource) {
  const { database, district } = service
  for (let after = ''; ; ) {
    const asked = { district: district.code, cycle, evaluation: evaluation.number, opinion: null, after }
    const page = await database.read((db) => opinionPage(db, { ...asked, limit: opinionsPerRead }))
    yield page
    const last = page.at(-1)
    if (last === undefined || page.length < opinionsPerRead) return
    after = last.parcel_code
  }
}
