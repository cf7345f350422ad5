import { spawn } from 'node:child_process'
import { resolve } from 'node:path'

const root = resolve(import.meta.dirname, '../..')

/**
 * Bundles the pages into dist/ unless they are up to date. A process of its own, because a running server has no use
 * for a bundler in its memory. Throws when the build fails; what was wrong stands on the terminal.
 */
export async function ensureBuilt(): Promise<void> {
  const build = spawn(process.execPath, ['launch.js', 'webpack.build.ts', '--if-stale'], {
    cwd: root,
    stdio: 'inherit',
  })
  const code = await new Promise<number | null>((done, fail) => {
    build.once('error', fail)
    build.once('exit', done)
  })
  if (code !== 0) throw new Error('The pages were not built')
}
