import { spawn } from 'node:child_process'
import { resolve } from 'node:path'

const root = resolve(import.meta.dirname, '../..')

/**
 * Bundles the pages, or only those named, into dist/ unless they are up to date. A process of its own, because a running
 * server has no use for a bundler in its memory. Throws when a build fails; what was wrong stands on the terminal.
 */
export async function ensureBuilt(...pages: readonly ('pane' | 'console')[]): Promise<void> {
  const command = ['launch.js', 'webpack.build.ts', '--if-stale', ...pages]
  const build = spawn(process.execPath, command, { cwd: root, stdio: 'inherit' })
  const code = await new Promise<number | null>((done, fail) => {
    build.once('error', fail)
    build.once('exit', done)
  })
  if (code !== 0) throw new Error('The pages were not built')
}
