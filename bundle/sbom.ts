import { folderOf, type LockedPackage, type Lockfile, nameOf } from './lockfile.ts'

interface License {
  readonly license?: { readonly id: string } | { readonly name: string }
  readonly expression?: string
}

export interface Component {
  readonly type: 'library'
  readonly 'bom-ref': string
  readonly name: string
  readonly version: string
  /** required: in a running server; optional: only on some machines; excluded: builds and tests, or is built into the pages. */
  readonly scope: 'required' | 'optional' | 'excluded'
  readonly purl: string
  readonly licenses: readonly License[]
  readonly hashes?: readonly { readonly alg: 'SHA-512'; readonly content: string }[]
}

/** A bill of materials, CycloneDX 1.6. The same lock file gives the same bytes: no serial number, no time. */
export interface Bom {
  readonly bomFormat: 'CycloneDX'
  readonly specVersion: '1.6'
  readonly version: 1
  readonly metadata: { readonly component: Readonly<Record<string, unknown>> }
  readonly components: readonly Component[]
  readonly dependencies: readonly { readonly ref: string; readonly dependsOn: readonly string[] }[]
}

/** @param product name, version and licence of package.json */
export function billOfMaterials(
  lock: Lockfile,
  product: { readonly name: string; readonly version: string; readonly license: string },
): Bom {
  const folders = Object.keys(lock.packages).filter((folder) => folder !== '')
  const own = `pkg:npm/${product.name}@${product.version}`
  const refOf = (folder: string): string => {
    const locked = lock.packages[folder]
    if (locked === undefined) throw new Error(`nothing is locked in ${folder}`)
    return folder === '' ? own : purlOf(folder, locked)
  }
  const components = new Map<string, Component>()
  for (const folder of folders) {
    const component = componentOf(folder, lock.packages[folder] ?? {})
    const known = components.get(component.purl)
    // Installed twice: the stronger need counts.
    if (known === undefined || known.scope === 'excluded') components.set(component.purl, component)
  }
  const uses = new Map<string, Set<string>>()
  for (const folder of ['', ...folders]) {
    const { dependencies = {}, devDependencies = {}, optionalDependencies = {} } = lock.packages[folder] ?? {}
    const names = Object.keys({ ...dependencies, ...optionalDependencies, ...(folder === '' ? devDependencies : {}) })
    const targets = names.flatMap((name) => folderOf(lock, folder, name) ?? []).map(refOf)
    uses.set(refOf(folder), new Set([...(uses.get(refOf(folder)) ?? []), ...targets]))
  }
  const { name, version } = product
  const licenses = [licenseOf(product.license)]
  return {
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    metadata: { component: { type: 'application', 'bom-ref': own, name, version, purl: own, licenses } },
    components: [...components.values()].sort((a, b) => (a.purl < b.purl ? -1 : 1)),
    dependencies: [...uses].map(([ref, used]) => ({ ref, dependsOn: [...used].sort() })),
  }
}

function purlOf(folder: string, locked: LockedPackage): string {
  return `pkg:npm/${nameOf(folder, locked).replace('@', '%40')}@${locked.version ?? ''}`
}

function componentOf(folder: string, locked: LockedPackage): Component {
  const purl = purlOf(folder, locked)
  const hashes = hashesOf(locked.integrity)
  return {
    type: 'library',
    'bom-ref': purl,
    name: nameOf(folder, locked),
    version: locked.version ?? '',
    scope: locked.dev === true ? 'excluded' : locked.optional === true ? 'optional' : 'required',
    purl,
    licenses: [licenseOf(locked.license ?? 'unknown')],
    ...(hashes === null ? {} : { hashes }),
  }
}

function hashesOf(integrity: string | undefined): NonNullable<Component['hashes']> | null {
  const sha512 = integrity?.split(' ').find((hash) => hash.startsWith('sha512-'))
  if (sha512 === undefined) return null
  return [{ alg: 'SHA-512', content: Buffer.from(sha512.slice('sha512-'.length), 'base64').toString('hex') }]
}

function licenseOf(text: string): License {
  if (/ (OR|AND) /.test(text)) return { expression: text }
  // A file name, or nothing: no identifier of SPDX.
  return { license: /^(LICENSE|unknown|SEE .*)$/i.test(text) ? { name: text } : { id: text } }
}
