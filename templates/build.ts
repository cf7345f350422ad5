import { mkdir, readdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { templates } from './catalogue.ts'

/** Writes every template to templates/out and removes files that are no longer made. */
const folder = join(import.meta.dirname, 'out')
await mkdir(folder, { recursive: true })
for (const name of await readdir(folder)) if (!templates.has(name)) await rm(join(folder, name))
for (const [name, build] of templates) {
  const bytes = await build()
  await writeFile(join(folder, name), bytes)
  console.log(`${name} ${Math.round(bytes.length / 1024)} KB`)
}
