import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'

/** Everything whose change can change what is bundled. */
const sources = ['addin', 'console', 'ui', 'core', 'workbook', 'bundle', 'webpack.build.ts', 'package-lock.json']

/** SHA-256, in hexadecimal, over the names and contents of the sources: equal means the bundles are up to date. */
export async function sourceFingerprint(root: string): Promise<string> {
  const hash = createHash('sha256')
  for (const source of sources) {
    for (const file of await filesIn(root, source)) hash.update(`${file}\0`).update(await readFile(join(root, file)))
  }
  return hash.digest('hex')
}

async function filesIn(root: string, source: string): Promise<readonly string[]> {
  if (!existsSync(join(root, source))) return []
  if (source.includes('.')) return [source]
  const entries = await readdir(join(root, source), { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile())
  return files.map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1)).sort()
}
