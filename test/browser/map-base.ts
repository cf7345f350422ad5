import type { Browser, BrowserContext } from 'playwright-core'
import type { ImportDetail } from '#core/api/base-map-shapes.ts'
import { towns } from '#core/vocabulary/district.ts'
import type { SampleParcel } from '#server/demo/district.ts'
import { cycle, type District, startDistrict } from './district.ts'
import { madeUpRing, smallMap } from './made-up-map.ts'

/** Of each 街镇 the third parcel has no boundary. */
export const unmappedIndex = 2

/** Boundaries of the parcels as a GeoJSON file in EPSG 4490, made up. */
function boundaryFile(parcels: readonly SampleParcel[]): string {
  const features = towns.flatMap(({ code }, town) =>
    parcels
      .filter(({ townCode }) => townCode === code)
      .flatMap(({ parcel }, index) =>
        index === unmappedIndex
          ? []
          : [
              {
                type: 'Feature',
                properties: { 地块编码: parcel.parcelCode },
                geometry: { type: 'Polygon', coordinates: [madeUpRing(smallMap, town, index)] },
              },
            ],
      ),
  )
  return JSON.stringify({ type: 'FeatureCollection', features })
}

/** A district of those parcels whose boundaries are in. */
export async function startMappedDistrict(browser: Browser, parcels: readonly SampleParcel[]): Promise<District> {
  const district = await startDistrict({ parcels })
  const context = await browser.newContext()
  await importBoundaries(district, context, parcels)
  await context.close()
  return district
}

/** 区专班 brings the boundaries in as it would: a file is uploaded, compared and applied. */
async function importBoundaries(
  district: District,
  context: BrowserContext,
  parcels: readonly SampleParcel[],
): Promise<void> {
  await district.signIn(context, 'zhoutao')
  const imports = `${district.origin}/api/v1/base-map/imports`
  const headers = { origin: district.origin }
  const post = async (address: string, sent: object): Promise<unknown> => {
    const response = await context.request.post(address, { headers, ...sent })
    if (!response.ok()) throw new Error(`${address}: ${await response.text()}`)
    return await response.json()
  }
  const file = {
    name: '地块边界.geojson',
    mimeType: 'application/geo+json',
    buffer: Buffer.from(boundaryFile(parcels)),
  }
  const query = new URLSearchParams({ kind: 'land-use', cycle, coverage: 'part', crs: '4490' })
  const started = (await post(`${imports}?${query}`, { multipart: { file } })) as ImportDetail
  const own = `${imports}/${started.import.id}`
  const compared = (await post(`${own}/comparison`, { data: {} })) as ImportDetail['import']
  const { comparison, counts } = compared
  const undecided = counts?.changes.undecided ?? 0
  await post(`${own}/application`, { data: { comparison, undecided, reason: '导入地块边界' } })
}
