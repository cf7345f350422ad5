/** One entry of package-lock.json, version 3. */
export interface LockedPackage {
  readonly version?: string
  readonly name?: string
  readonly license?: string
  /** sha512-… in base64, where it came from a registry. */
  readonly integrity?: string
  readonly dev?: boolean
  readonly optional?: boolean
  readonly dependencies?: Readonly<Record<string, string>>
  readonly devDependencies?: Readonly<Record<string, string>>
  readonly optionalDependencies?: Readonly<Record<string, string>>
}

/** package-lock.json: packages by the folder they are installed in; '' is our own. */
export interface Lockfile {
  readonly packages: Readonly<Record<string, LockedPackage>>
}

/** The name of what is installed in a folder; under an alias the lock says the real one. */
export function nameOf(folder: string, { name }: LockedPackage): string {
  return name ?? folder.slice(folder.lastIndexOf('node_modules/') + 'node_modules/'.length)
}

/** The folder that an import of the package leads to from another, as Node looks: nearest first. Null when there is none. */
export function folderOf({ packages }: Lockfile, from: string, name: string): string | null {
  for (let at = from; ; at = at.slice(0, Math.max(at.lastIndexOf('/node_modules/'), 0))) {
    const folder = at === '' ? `node_modules/${name}` : `${at}/node_modules/${name}`
    if (packages[folder] !== undefined) return folder
    if (at === '') return null
  }
}
