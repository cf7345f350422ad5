import type { ChildProcess } from 'node:child_process'

/** A process that was started ahead of the next task and has its modules loaded. It has seen no task, and serves one only. */
export interface SpareChild {
  /** The process that waits, or a new one where none does. */
  take(): ChildProcess
  /** Starts the process for the next task, which goes again when none comes in time. */
  prepare(): void
}

/** @param seconds how long a process may wait for its task */
export function spareChild(start: () => ChildProcess, seconds: number): SpareChild {
  let waiting: { readonly child: ChildProcess; readonly timer: NodeJS.Timeout } | null = null

  function forget(): ChildProcess | null {
    const child = waiting?.child ?? null
    if (waiting !== null) clearTimeout(waiting.timer)
    waiting = null
    return child
  }

  return {
    take() {
      const child = forget()
      if (child === null) return start()
      child.off('exit', forget).off('error', forget)
      hold(child, true)
      return child
    },
    prepare() {
      if (waiting !== null) return
      const child = start()
      hold(child, false)
      // One that could not be started says so by an event that nobody else listens for yet.
      child.once('exit', forget).once('error', forget)
      const timer = setTimeout(() => forget()?.kill('SIGKILL'), seconds * 1000).unref()
      waiting = { child, timer }
    },
  }
}

/** Whether we stay for the child: one that waits keeps no server from ending. */
function hold(child: ChildProcess, stay: boolean): void {
  const stderr = child.stderr
  for (const handle of [child, child.channel, stderr !== null && 'ref' in stderr ? stderr : null]) {
    if (stay) (handle as NodeJS.RefCounted | null | undefined)?.ref()
    else (handle as NodeJS.RefCounted | null | undefined)?.unref()
  }
}
