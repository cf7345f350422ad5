import { type ArchiveManifest, manifestName, sealName } from '#core/archive/manifest.ts'
import type { ZippedFile } from '#workbook/zip.ts'
import { type HashedFile, hashed } from '../export/hashed-files.ts'
import { sha256 } from '../hash.ts'
import { productVersion } from '../product-version.ts'
import { type ArchiveContent, type ArchiveSource, textFile } from './content.ts'
import { archiveContents } from './contents.ts'
import { offlineText } from './html.ts'
import { indexPage, verifyPage } from './index-page.ts'
import { sealArchive } from './seal.ts'

/** What became known while the package was written. */
export interface WrittenPackage {
  /** SHA-256 of its manifest. */
  manifest: string | null
}

/**
 * Every file of the package in order; the manifest and its seal come last, when the hashes of the others are known.
 * @param began told of each kind of content when its first file is asked for
 * @param signal ends it before the next file: throws its reason
 */
export async function* packageFiles(
  source: ArchiveSource,
  written: WrittenPackage,
  began: (title: string) => void,
  signal: AbortSignal,
): AsyncGenerator<ZippedFile, void> {
  const files: HashedFile[] = []
  const contents: { id: string; title: string; files: number }[] = []
  const listed = (file: ZippedFile): ZippedFile => {
    signal.throwIfAborted()
    const followed = hashed(file, (one) => files.push(one))
    return file.compressed === true ? { ...followed, compressed: true } : followed
  }
  began('目录页面')
  yield listed(textFile('index.html', indexPage(source)))
  yield listed(textFile('verify.html', verifyPage()))
  yield listed(textFile('verify.mjs', offlineText('verify.mjs')))
  for (const content of archiveContents) {
    began(content.title)
    const before = files.length
    for await (const file of content.files(source)) yield listed(file)
    contents.push({ ...titleOf(content), files: files.length - before })
  }
  const manifest = `${JSON.stringify(manifestOf(source, contents, files), null, 1)}\n`
  written.manifest = sha256(manifest)
  yield textFile(manifestName, manifest)
  yield textFile(sealName, `${JSON.stringify(sealArchive(source.service.audit.keys, written.manifest), null, 1)}\n`)
}

function titleOf({ id, title }: ArchiveContent): Pick<ArchiveContent, 'id' | 'title'> {
  return { id, title }
}

function manifestOf(
  { service, cycle, evaluation, overrides, approval, at, by }: ArchiveSource,
  contents: ArchiveManifest['contents'],
  files: readonly HashedFile[],
): ArchiveManifest {
  const { number, standard, standard_hash, engine, input_hash, parcels } = evaluation
  return {
    format: 'parcel-checkup archive',
    version: 1,
    district: service.district.code,
    districtName: service.district.name,
    cycle,
    generatedAt: at,
    generatedBy: by,
    product: productVersion(),
    evaluation: { number, standard, standardHash: standard_hash, engine, inputHash: input_hash },
    parcels,
    overrides: [...overrides],
    approval,
    contents,
    files: [...files],
  }
}
