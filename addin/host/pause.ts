/** Gives the pane its turn: it draws and takes clicks between two batches. */
export function letOthersWork(): Promise<void> {
  return pause(0)
}

/** Rejects with AbortError as soon as the signal says so. */
export function pause(milliseconds: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = (): void => {
      clearTimeout(timer)
      reject(stopped())
    }
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', stop)
      resolve()
    }, milliseconds)
    if (signal?.aborted) stop()
    else signal?.addEventListener('abort', stop, { once: true })
  })
}

export function throwIfStopped(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw stopped()
}

export function stopped(): DOMException {
  return new DOMException('stopped by the user', 'AbortError')
}
