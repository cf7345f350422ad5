/* A child process that answers one order after the other, or does not. */
process.on('message', (order: string) => {
  if (order === 'hang') for (;;) Math.sqrt(2)
  if (order === 'grow') {
    const kept: number[][] = []
    for (;;) kept.push(Array.from({ length: 100_000 }, (_, index) => index / 3))
  }
  if (order === 'throw') throw new RangeError('out of range')
  process.send?.({ order, pid: process.pid })
})
