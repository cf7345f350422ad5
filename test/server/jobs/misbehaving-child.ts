/* A child process that answers as asked, or not at all. */
process.once('message', async (order: string) => {
  if (order === 'hang') for (;;) Math.sqrt(2)
  if (order === 'grow') {
    const kept: number[][] = []
    for (;;) kept.push(Array.from({ length: 100_000 }, (_, index) => index / 3))
  }
  if (order === 'throw') throw new RangeError('out of range')
  if (order === 'exit') process.exit(3)
  if (order.startsWith('wait')) await new Promise((done) => setTimeout(done, Number(order.slice(4))))
  const fs = await import('node:fs')
  const attempt = (action: () => unknown): string => {
    try {
      action()
      return 'allowed'
    } catch (error) {
      return (error as NodeJS.ErrnoException).code ?? 'failed'
    }
  }
  const answer = {
    order,
    pid: process.pid,
    environment: Object.keys(process.env),
    reading: attempt(() => fs.readFileSync('/etc/hostname')),
    writing: attempt(() => fs.writeFileSync('written-by-child.txt', '')),
  }
  process.send?.(answer, () => process.disconnect())
})
