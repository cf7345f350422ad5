/*
 * `npm run build`: bundles the pages into dist/. `npm run build -- pane` builds only that page; with --if-stale a page is
 * built only when it is missing from dist/ or its sources changed.
 */
import { parseArgs } from 'node:util'
import { bundle, isUpToDate } from './bundle/bundle.ts'
import { pages } from './bundle/config.ts'

const { values, positionals } = parseArgs({ options: { 'if-stale': { type: 'boolean' } }, allowPositionals: true })
const root = import.meta.dirname
const unknown = positionals.filter((name) => !pages.some((page) => page.name === name))
if (unknown.length > 0) {
  console.error(`No page ${unknown.join(', ')}; there are ${pages.map((page) => page.name).join(' and ')}.`)
  process.exit(2)
}
for (const page of pages.filter(({ name }) => positionals.length === 0 || positionals.includes(name))) {
  if (values['if-stale'] === true && (await isUpToDate(page, root))) continue
  try {
    await bundle(page, root, (text) => console.log(text))
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    process.exitCode = 1
  }
}
