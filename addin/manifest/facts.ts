import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { ManifestFacts } from './addresses.ts'
import { iconFile, iconNames, iconSizes } from './icons/catalogue.ts'
import { manifestVersion } from './identity.ts'
import type { LintFacts } from './lint/fault.ts'
import { type PngHead, pngHead } from './png.ts'

/** Where the drawn icons are kept. */
export const iconFolder = join(import.meta.dirname, 'icons/png')

const root = resolve(import.meta.dirname, '../..')

/** Names of all icon files, in the order of the catalogue. */
export const iconFiles: readonly string[] = iconNames.flatMap((name) => iconSizes.map((size) => iconFile(name, size)))

/** What a manifest of this checkout says, for a server at `baseUrl`. */
export function manifestFacts(baseUrl: string): ManifestFacts {
  return { baseUrl, release: releaseOfPackage(), iconVersion: versionOfIcons() }
}

/** What a manifest of this checkout is held against. */
export function lintFacts(allowHttpLoopback: boolean): LintFacts {
  return { version: manifestVersion(releaseOfPackage()), picture: pictureBehind, allowHttpLoopback }
}

/** The icon of ours that an address ends in, wherever the server is. */
function pictureBehind(address: string): PngHead | null {
  const name = address.split('/').at(-1) ?? ''
  const file = join(iconFolder, name)
  return iconFiles.includes(name) && existsSync(file) ? pngHead(readFileSync(file)) : null
}

function versionOfIcons(): string {
  const hash = createHash('sha256')
  for (const name of iconFiles) hash.update(readFileSync(join(iconFolder, name)))
  return hash.digest('hex').slice(0, 8)
}

function releaseOfPackage(): string {
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }
  return version
}
