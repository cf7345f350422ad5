import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'

/** Bytes of gzip that the pane's scripts and styles may take before it shows; office.js is not counted. */
const paneLimit = 60 * 1024

export interface AssetSize {
  readonly file: string
  readonly gzip: number
  readonly isFirstLoad: boolean
}

/** Sizes of scripts and styles, first load first, then by size. */
export function assetSizes(folder: string, assets: readonly string[], firstLoad: readonly string[]): AssetSize[] {
  const code = assets.filter((file) => /\.(js|css)$/.test(file))
  const sizes = code.map((file) => ({
    file,
    gzip: gzipSync(readFileSync(join(folder, file)), { level: 9 }).length,
    isFirstLoad: firstLoad.includes(file),
  }))
  return sizes.sort((a, b) => Number(b.isFirstLoad) - Number(a.isFirstLoad) || b.gzip - a.gzip)
}

/** A line a file and the sum of the first load, in KB of 1,024 bytes. */
export function sizeReport(page: string, sizes: readonly AssetSize[]): string {
  const kilobytes = (bytes: number): string => `${(bytes / 1024).toFixed(1)} KB`.padStart(10)
  const lines = sizes.map((size) => `${kilobytes(size.gzip)}  ${size.isFirstLoad ? 'first' : 'later'}  ${size.file}`)
  return [`${page}, gzip:`, ...lines, `${kilobytes(firstLoadSize(sizes))}  first load`].join('\n')
}

/** A sentence when the pane's first load is above its limit, else null. */
export function paneExcess(html: string, sizes: readonly AssetSize[]): string | null {
  const size = firstLoadSize(sizes)
  if (size <= paneLimit) return null
  return `The first load of ${html} is ${size} bytes of gzip, the limit is ${paneLimit}: load the heavier parts with import().`
}

function firstLoadSize(sizes: readonly AssetSize[]): number {
  return sizes.filter((size) => size.isFirstLoad).reduce((sum, size) => sum + size.gzip, 0)
}
