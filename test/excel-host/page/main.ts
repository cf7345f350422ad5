/*
 * `npm run excel-sim`: a simulated Excel beside the real pane and the demo's server, for whoever has no Excel. On this
 * machine only; nothing of it is part of the real server.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readConfig } from '#server/config.ts'
import { sampleDistrict } from '#server/demo/district.ts'
import { ensureBuilt } from '#server/demo/ensure-built.ts'
import { demoYear, makeDemo } from '#server/demo/make-demo.ts'
import { sampleWorkbooks } from '#server/demo/samples.ts'
import { startServer } from '#server/start.ts'
import { stopOnSignals } from '#server/stop-on-signals.ts'
import { serveHost } from './serve-host.ts'

const usualPort = 3100

async function start(): Promise<void> {
  await ensureBuilt('pane', 'console')
  const folder = await mkdtemp(join(tmpdir(), 'parcel-checkup-excel-'))
  console.log('正在生成示例区（约 660 宗地块、1,100 行企业）…')
  const demo = await makeDemo(folder)
  const server = await startServer(readConfig({ PORT: '0', DATABASE_URL: demo.databaseUrl }), {
    demo: true,
    samplesFolder: demo.samplesFolder,
    onDefect: (reference, error) => console.error(`[${reference}]`, error),
  })
  const samples = await sampleWorkbooks(String(demoYear), sampleDistrict(demoYear))
  const host = await serveHost({ server: server.place.url, port: Number(process.env.PORT ?? usualPort), samples })
  console.log('模拟的 Excel 已启动（在浏览器中打开；真实 office.js，示例数据，关闭后不保留）：')
  console.log(`  空白工作簿  ${host.origin}/`)
  for (const [index, { title }] of samples.entries()) console.log(`  ${title}  ${host.origin}/?open=samples/${index}`)
  console.log(`  网页端      ${server.place.url}/`)
  console.log('登录账号（每次启动密码不同）：')
  for (const line of demo.signIns) console.log(line)
  console.log('按 Ctrl+C 停止。')
  stopOnSignals(
    async () => {
      await host.stop()
      await server.stop()
      await rm(folder, { recursive: true, force: true })
    },
    (sentence) => console.log(sentence),
  )
}

try {
  await start()
} catch (error) {
  if (!(error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')) throw error
  console.error(`端口已被占用：${error.message}。请停止占用它的程序，或设置 PORT。`)
  process.exit(1)
}
