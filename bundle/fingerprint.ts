import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'

/** The bundler and the packages, whose change can change every page. */
const bundlerFolders = ['bundle']
const bundlerFiles = ['webpack.build.ts', 'package-lock.json']

/** SHA-256, in hexadecimal, over names and contents of what a page is made of: equal means that it is up to date. */
export async function sourceFingerprint(root: string, sources: readonly string[]): Promise<string> {
  const hash = createHash('sha256')
  const folders = await Promise.all([...sources, ...bundlerFolders].map((folder) => filesUnder(root, folder)))
  for (const file of [...folders.flat(), ...bundlerFiles].sort()) {
    hash.update(`${file}\0`).update(await readFile(join(root, file)))
  }
  return hash.digest('hex')
}

async function filesUnder(root: string, folder: string): Promise<readonly string[]> {
  const entries = await readdir(join(root, folder), { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile())
  return files.map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1))
}
