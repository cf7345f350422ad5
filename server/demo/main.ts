import { stopOnSignals } from '../stop-on-signals.ts'
import { startDemo } from './start-demo.ts'
import { tellStartFault } from './start-fault.ts'

/* npm run demo: a sample district in a throw-away database, on this machine only. */

try {
  const demo = await startDemo(
    { PORT: process.env.PORT },
    (line) => console.log(line),
    (reference, error) => console.error(`[${reference}]`, error),
  )
  for (const line of demo.lines) console.log(line)
  console.log('按 Ctrl+C 停止。')
  stopOnSignals(demo.stop, (sentence) => console.log(sentence))
} catch (error) {
  tellStartFault(error, (sentence) => console.error(sentence))
  process.exitCode = 1
}
