import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readConfig } from '../config.ts'
import { type StartedServer, startServer } from '../start.ts'
import { ensureBuilt } from './ensure-built.ts'
import { demoYear, makeDemo } from './make-demo.ts'

export interface StartedDemo {
  readonly server: StartedServer
  /** What was started, and who can sign in, a line each. */
  readonly lines: readonly string[]
  stop(): Promise<void>
}

/** A sample district in a throw-away database. @param settings of the server, as in the environment */
export async function startDemo(
  settings: Readonly<Record<string, string | undefined>>,
  tell: (line: string) => void,
  onDefect: (reference: string, error: unknown) => void,
): Promise<StartedDemo> {
  await ensureBuilt('pane', 'console')
  const folder = await mkdtemp(join(tmpdir(), 'parcel-checkup-demo-'))
  const clear = (): Promise<void> => rm(folder, { recursive: true, force: true })
  tell('正在生成示例区（约 660 宗地块、1,100 行企业）…')
  try {
    const demo = await makeDemo(folder)
    const config = readConfig({ ...settings, DATABASE_URL: demo.databaseUrl })
    const server = await startServer(config, { demo: true, samplesFolder: demo.samplesFolder, onDefect })
    return {
      server,
      lines: [
        `示例区已启动（松江区示例数据，评估年度 ${demoYear}，关闭后数据不保留）：`,
        `  网页端    ${server.place.url}/`,
        `  填报窗格  ${server.place.url}/pane/   首页有示例工作簿可直接打开`,
        '登录账号（每次启动密码不同；示例不要求二次验证，正式服务中区专班、安全管理、系统管理须开启）：',
        ...demo.signIns,
      ],
      async stop() {
        await server.stop()
        await clear()
      },
    }
  } catch (error) {
    await clear()
    throw error
  }
}
