import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ConfigError, readConfig } from '../config.ts'
import { startServer } from '../start.ts'
import { stopOnSignals } from '../stop-on-signals.ts'
import { ensureBuilt } from './ensure-built.ts'
import { demoYear, makeDemo } from './make-demo.ts'

/* npm run demo: a sample district in a throw-away database, on this machine only. */

async function start(): Promise<void> {
  await ensureBuilt('pane', 'console')
  const folder = await mkdtemp(join(tmpdir(), 'parcel-checkup-demo-'))
  console.log('正在生成示例区（约 660 宗地块、1,100 行企业）…')
  const demo = await makeDemo(folder)
  const config = readConfig({ PORT: process.env.PORT, DATABASE_URL: demo.databaseUrl })
  const server = await startServer(config, {
    demo: true,
    samplesFolder: demo.samplesFolder,
    onDefect: (reference, error) => console.error(`[${reference}]`, error),
  })
  console.log(`示例区已启动（松江区示例数据，评估年度 ${demoYear}，关闭后数据不保留）：`)
  console.log(`  网页端    ${server.place.url}/`)
  console.log(`  填报窗格  ${server.place.url}/pane/   首页有示例工作簿可直接打开`)
  console.log('登录账号（每次启动密码不同）：')
  for (const line of demo.signIns) console.log(line)
  console.log('按 Ctrl+C 停止。')
  stopOnSignals(
    async () => {
      await server.stop()
      await rm(folder, { recursive: true, force: true })
    },
    (sentence) => console.log(sentence),
  )
}

try {
  await start()
} catch (error) {
  if (error instanceof ConfigError) for (const sentence of error.sentences) console.error(sentence)
  else if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') {
    console.error(`端口已被占用：${error.message}。请停止占用它的程序，或设置 PORT。`)
  } else throw error
  process.exitCode = 1
}
