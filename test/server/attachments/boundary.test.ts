import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { DeclaredCrs, EpsgCode } from '#geo/crs.ts'
import { readBoundaryFile } from '#server/attachments/read-boundary.ts'
import { refusal } from '../problem.ts'
import { dwg, pdf, zipOf } from './files.ts'

const fixture = (name: string): Uint8Array => readFileSync(join(import.meta.dirname, '../../fixtures/boundaries', name))
const epsg = (code: EpsgCode): DeclaredCrs => ({ kind: 'epsg', code })

describe('四至范围文件，在子进程里读', () => {
  it.each([
    ['gdal-4549-gbk.zip', 4549, 13_600],
    ['gdal-4528.zip', 4528, 13_600],
    ['gdal-4490.zip', 4490, 13_595.59],
    ['gdal-4490.geojson', 4490, 13_595.59],
  ] as const)('%s（EPSG:%i）：%d m²', async (name, code, area) => {
    const read = await readBoundaryFile(fixture(name), epsg(code))
    if (read.kind !== 'read') throw new Error('not read')
    expect(read.boundary.area.squareMetres).toBe(area)
    expect(read.boundary.warnings).toEqual([])
    expect(read.boundary.shapes[0]?.attributes).toContainEqual(['权利人', '示例精密制造（上海）有限公司'])
  })

  it('DXF 按图层', async () => {
    const drawing = fixture('ezdxf-r2000-gbk.dxf')
    const asked = await refusal(readBoundaryFile(drawing, epsg(4549)), 'boundary-choose-layer')
    expect(asked.details).toEqual({ layers: ['地块', '圆弧', '建筑'] })
    const read = await readBoundaryFile(drawing, epsg(4549), '地块')
    expect(read).toMatchObject({ kind: 'read', boundary: { area: { squareMetres: 13_000 } } })
  })

  it('DWG 只保存，说明不读；PDF 不是四至范围', async () => {
    expect(await readBoundaryFile(dwg, epsg(4549))).toMatchObject({ kind: 'kept' })
    const refused = await refusal(readBoundaryFile(pdf, epsg(4549)), 'boundary-unknown-format')
    expect(refused.details).toEqual({ found: 'PDF' })
  })

  it('压缩炸弹、谎报大小、两个 .shp、没有 .shp：都有名称', async () => {
    const zeros = Buffer.alloc(30_000_000)
    await refusal(readBoundaryFile(zipOf([{ name: 'a.shp', content: zeros }]), epsg(4549)), 'boundary-bomb')
    const lying = zipOf([{ name: 'a.shp', content: zeros, lies: { inflated: 5000 } }])
    await refusal(readBoundaryFile(lying, epsg(4549)), 'boundary-bomb')
    const claims = zipOf([{ name: 'a.shp', content: 'x', lies: { inflated: 200_000_000 } }])
    await refusal(readBoundaryFile(claims, epsg(4549)), 'boundary-bomb')
    const two = zipOf([
      { name: 'a.shp', content: 'x' },
      { name: 'b.shp', content: 'x' },
    ])
    await refusal(readBoundaryFile(two, epsg(4549)), 'boundary-damaged')
    await refusal(readBoundaryFile(zipOf([{ name: 'a.txt', content: 'x' }]), epsg(4549)), 'boundary-part-missing')
    const many = Array.from({ length: 300 }, (_, index) => ({ name: `${index}.shp`, content: 'x' }))
    await refusal(readBoundaryFile(zipOf(many), epsg(4549)), 'boundary-too-many')
  })

  it('在任何一处截断的压缩包都有名称', async () => {
    const whole = fixture('gdal-4549-gbk.zip')
    for (const length of [4, 100, 600, whole.length - 30, whole.length - 1]) {
      await refusal(readBoundaryFile(whole.slice(0, length), epsg(4549)), 'boundary-damaged')
    }
  })

  it('Windows 压缩的 GBK 文件名', async () => {
    const source = fixture('gdal-4549-gbk.zip')
    const { unpackShapefile } = await import('#server/attachments/shapefile.ts')
    const parts = await unpackShapefile(source)
    // 地块 in GBK.
    const name = (extension: string): Uint8Array =>
      Buffer.concat([Buffer.from([0xb5, 0xd8, 0xbf, 0xe9]), Buffer.from(extension)])
    const zip = zipOf([
      { name: name('.shp'), content: parts.shp },
      { name: name('.DBF'), content: parts.dbf ?? '' },
    ])
    const read = await readBoundaryFile(zip, epsg(4549))
    expect(read).toMatchObject({ kind: 'read', boundary: { area: { squareMetres: 13_600 } } })
  })
})
