import type { ShapefileParts } from '#geo/read/shapefile.ts'
import { refuse } from '#geo/refuse.ts'
import { type ArchivePart, openArchive } from './archive.ts'

/**
 * The one shapefile in an archive; its parts may stand in a folder. Problems: boundary-damaged, boundary-bomb,
 * boundary-part-missing, boundary-too-many.
 */
export async function unpackShapefile(bytes: Uint8Array): Promise<ShapefileParts> {
  const parts = (await openArchive(bytes)).filter(({ name }) => !/(^|\/)(__MACOSX\/|\._)/.test(name))
  const shapes = parts.filter(({ name }) => /\.shp$/i.test(name))
  const [shape] = shapes
  if (shape === undefined) throw refuse('boundary-part-missing', { part: '.shp' })
  if (shapes.length > 1) {
    throw refuse('boundary-damaged', { part: '压缩包', reason: `有 ${shapes.length} 个 .shp，只能有一个` })
  }
  const beside = (extension: string): ArchivePart | undefined => {
    const wanted = shape.name.replace(/\.shp$/i, extension).toLowerCase()
    return parts.find(({ name }) => name.toLowerCase() === wanted)
  }
  const shp = await shape.read()
  return { shp, dbf: (await beside('.dbf')?.read()) ?? null, prj: (await beside('.prj')?.read()) ?? null }
}
