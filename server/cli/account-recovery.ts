import { parseArgs } from 'node:util'
import { operator } from '../actions/actor.ts'
import { resetSecondFactor } from '../actions/change-account.ts'
import { createPasswordLink, passwordLinkMinutes } from '../actions/password-link.ts'
import { placeOf, readConfig } from '../config.ts'
import { type OpenedService, openService } from '../open-service.ts'
import { UsageError } from './usage-error.ts'

async function withService(
  args: readonly string[],
  act: (service: OpenedService, username: string) => Promise<string>,
): Promise<number> {
  const { values } = parseArgs({ args: [...args], options: { username: { type: 'string' } } })
  const { username } = values
  if (username === undefined) throw new UsageError('请给出 --username')
  const { databaseUrl, keys } = readConfig(process.env)
  const service = await openService({ databaseUrl, keys, upgrades: false })
  try {
    console.log(await act(service, username))
  } finally {
    await service.close()
  }
  return 0
}

/** account link: a single-use link to set a password, for when nobody is left who could make one in the console. */
export function linkCommand(args: readonly string[]): Promise<number> {
  const config = readConfig(process.env)
  const { url } = placeOf(config, config.port)
  return withService(args, async (service, username) => {
    const { path } = await createPasswordLink(service, operator, username)
    return `${username} 本人打开此链接设置密码（${passwordLinkMinutes} 分钟内有效，只能用一次）：\n${url}${path}`
  })
}

/** account reset-second-factor: for when 安全管理 itself has lost its telephone. */
export function resetSecondFactorCommand(args: readonly string[]): Promise<number> {
  return withService(args, async (service, username) => {
    await resetSecondFactor(service, operator, username)
    return `已重置 ${username} 的二次验证，下次登录重新绑定验证器。`
  })
}
