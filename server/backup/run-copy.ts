import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { childEnvironment } from '../jobs/child-pool.ts'
import { BackupError } from './backup-error.ts'
import type { CopyDone, CopyTask } from './copy-messages.ts'

const stderrKept = 2000

/**
 * Copies the database in a child process. Rejects with BackupError when the child does not bring it off.
 *
 * @param signal ends the child
 */
export function runCopy(task: CopyTask, signal?: AbortSignal): Promise<CopyDone> {
  const child = fork(fileURLToPath(new URL('./copy-child.ts', import.meta.url)), {
    execArgv: [],
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    env: childEnvironment(),
  })
  const kill = (): boolean => child.kill('SIGKILL')
  process.once('exit', kill)
  signal?.addEventListener('abort', kill)
  return new Promise<CopyDone>((resolve, reject) => {
    let stderr = ''
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      stderr = (stderr + text).slice(-stderrKept)
    })
    child.once('message', (done) => resolve(done as CopyDone))
    child.once('error', reject)
    child.once('close', (code, killedBy) => {
      process.off('exit', kill)
      signal?.removeEventListener('abort', kill)
      // What is done after an answer is harmless: a promise settles once.
      const why = /^\w*Error: .*$/m.exec(stderr)?.[0] ?? `${killedBy ?? code}`
      reject(
        why.includes('disk is full')
          ? Object.assign(new Error(why), { code: 'SQLITE_FULL' })
          : new BackupError(`备份没有完成：${why}。请核对目标位置的空间和权限后重试。`),
      )
    })
    child.send(task)
  })
}
