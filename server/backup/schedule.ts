import { existsSync } from 'node:fs'
import { mkdir, readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { instantText } from '../clock.ts'
import type { BackupSettings } from '../config.ts'
import type { Keys } from '../keys.ts'
import type { Notices } from '../observability/log.ts'
import type { Service } from '../service.ts'
import { BackupError } from './backup-error.ts'
import { backupName, isBackupName } from './backup-name.ts'
import { createBackup } from './create-backup.ts'
import { manifestFile } from './manifest.ts'

const hourMilliseconds = 3_600_000
/** How often the schedule looks whether a backup is due: a restart or a clock that was set does not skip one. */
const lookMilliseconds = 60_000
/** A disk that is full or not there stays so for a while: every attempt writes all of the database, and an entry. */
const pauseMilliseconds = hourMilliseconds

export interface BackupSchedule {
  /**
   * Backs up when the newest backup is older than it may be; then takes the oldest away. After one that failed, which
   * rejects, not before an hour has passed.
   */
  look(): Promise<void>
  /** When the newest finished backup was finished, in milliseconds since 1970; null when there is none to be seen. */
  newest(): Promise<number | null>
  /** Told in a sentence of what an operator can mend, and of what else fails. */
  start(report: (error: unknown) => void, notices: Pick<Notices, 'warn'>): void
  /** Gives up what is under way: a great backup takes longer than the patience of who stops the server. */
  stop(): Promise<void>
}

export function createBackupSchedule(
  service: Service,
  keys: Keys,
  { folder, everyHours, keep }: BackupSettings,
  product: string,
): BackupSchedule {
  let running: Promise<void> = Promise.resolve()
  let timer: NodeJS.Timeout | null = null
  let failedAt: number | null = null
  const ending = new AbortController()

  /**
   * From the oldest to the newest. Before them those that claim a time to come, made while the clock was wrong: they do
   * not put a backup off and go first.
   */
  async function finished(): Promise<readonly string[]> {
    if (!existsSync(folder)) return []
    const names = (await readdir(folder)).filter((name) => isBackupName(name, service.district.code))
    const whole = names.filter((name) => existsSync(join(folder, name, manifestFile))).sort()
    const now = backupName(service.district.code, instantText(service.clock.now()))
    return [...whole.filter((name) => name > now), ...whole.filter((name) => name <= now)]
  }

  /** Also over a clock that was set back. */
  function isPausing(): boolean {
    return failedAt !== null && Math.abs(service.clock.now() - failedAt) < pauseMilliseconds
  }

  async function lookOnce(): Promise<void> {
    if (isPausing()) return
    try {
      await backUpWhenDue()
      failedAt = null
    } catch (error) {
      failedAt = service.clock.now()
      throw error
    }
  }

  async function backUpWhenDue(): Promise<void> {
    const due = backupName(service.district.code, instantText(service.clock.now() - everyHours * hourMilliseconds))
    // Names sort by time: the newest tells when it was.
    const newest = (await finished()).at(-1)
    const now = backupName(service.district.code, instantText(service.clock.now()))
    if (newest !== undefined && newest > due && newest <= now) return
    await mkdir(folder, { recursive: true, mode: 0o700 })
    await createBackup(service, keys, { to: folder, product, by: null, signal: ending.signal })
    const old = (await finished()).slice(0, -keep)
    for (const name of old) await rm(join(folder, name), { recursive: true })
  }

  function look(): Promise<void> {
    const next = running.then(lookOnce)
    running = next.catch(() => undefined)
    return next
  }

  return {
    look,
    async newest() {
      try {
        const name = (await finished()).at(-1)
        return name === undefined ? null : (await stat(join(folder, name, manifestFile))).mtimeMs
      } catch {
        // A folder that cannot be read is told by the backup that fails; all the other metrics must not fail with it.
        return null
      }
    },
    start(report, { warn }) {
      const tell = (error: unknown): void => {
        if (ending.signal.aborted) return
        const reason = reasonOf(error)
        if (reason === null) report(error)
        else warn(`定时备份没有做成：${reason} 一小时后再试。`)
      }
      look().catch(tell)
      timer = setInterval(() => look().catch(tell), lookMilliseconds)
      timer.unref()
    },
    async stop() {
      if (timer !== null) clearInterval(timer)
      ending.abort()
      await running
    },
  }
}

/** What the settings or the disk are to blame for; null for a defect. */
function reasonOf(error: unknown): string | null {
  if (error instanceof BackupError) return error.message
  return error instanceof Error && 'syscall' in error ? `${error.message}。请核对 BACKUP_DIR。` : null
}
