import { mkdir, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { generatedDocs } from './generated-docs.ts'

/** Writes docs/generated anew: what is no longer generated disappears. */
const folder = join(import.meta.dirname, 'generated')
const docs = generatedDocs()
await rm(folder, { recursive: true, force: true })
for (const [path, text] of docs) {
  const file = join(folder, path)
  await mkdir(dirname(file), { recursive: true })
  await writeFile(file, text)
}
console.log(`docs/generated: ${docs.size} files`)
