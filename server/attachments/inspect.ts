import { openArchive } from './archive.ts'
import { guardOfficeFile } from './office-file.ts'
import { unpackShapefile } from './shapefile.ts'

/** Kinds of archives that are accepted. */
export type ArchiveKind = 'docx' | 'xlsx' | 'shapefile'

/**
 * What an archive holds, after all of it was looked through; null for any other. Problems: attachment-unsafe and those
 * of unpackShapefile.
 */
export async function inspectArchive(bytes: Uint8Array): Promise<ArchiveKind | null> {
  const names = (await openArchive(bytes)).map(({ name }) => name)
  const office = names.includes('word/document.xml') ? 'docx' : names.includes('xl/workbook.xml') ? 'xlsx' : null
  if (office !== null) {
    await guardOfficeFile(bytes, office)
    return office
  }
  if (!names.some((name) => /\.shp$/i.test(name))) return null
  await unpackShapefile(bytes)
  return 'shapefile'
}
