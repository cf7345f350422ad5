/** Ends a server as it should on Ctrl+C and SIGTERM, and the process after it: with 1 when stopping failed. */
export function stopOnSignals(stop: () => Promise<void>, tell: (sentence: string) => void): void {
  let stopping = false
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    if (stopping) return
    stopping = true
    tell(`收到 ${signal}，正在停止…`)
    await stop()
    tell('已停止，数据已写入磁盘。')
    process.exit(0)
  }
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.on(signal, () => {
      end(signal).catch((error: unknown) => {
        tell(error instanceof Error ? (error.stack ?? error.message) : String(error))
        process.exit(1)
      })
    })
  }
}
