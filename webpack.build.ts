/* `npm run build`: bundles both pages into dist/. With --if-stale, only when dist/ is missing or older than its sources. */
import { bundle, isUpToDate } from './bundle/bundle.ts'

const onlyIfStale = process.argv.includes('--if-stale')
if (!onlyIfStale || !(await isUpToDate(import.meta.dirname))) {
  try {
    await bundle(import.meta.dirname, (text) => console.log(text))
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    process.exitCode = 1
  }
}
