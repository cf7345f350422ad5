import { text } from 'node:stream/consumers'
import { parseArgs } from 'node:util'
import { type AccountRight, accountRightNames, accountRights } from '#core/access/right.ts'
import { type Role, roleNames, roles } from '#core/access/role.ts'
import { operator } from '../actions/actor.ts'
import { changeRight } from '../actions/change-right.ts'
import { createAccount } from '../actions/create-account.ts'
import { readConfig } from '../config.ts'
import { openService } from '../open-service.ts'
import { linkCommand, resetSecondFactorCommand } from './account-recovery.ts'
import { UsageError } from './usage-error.ts'

function isRole(name: string | undefined): name is Role {
  return (roles as readonly (string | undefined)[]).includes(name)
}

/** The password is read from standard input, never from the command line, which others on the machine can see. */
async function passwordFromInput(): Promise<string> {
  const password = (await text(process.stdin)).replace(/\r?\n$/, '')
  if (password === '') throw new UsageError('标准输入中没有密码')
  return password
}

/** account create | grant | revoke | link | reset-second-factor, in the database of DATABASE_URL. */
export async function accountCommand(args: readonly string[]): Promise<number> {
  const [verb, ...rest] = args
  if (verb === 'create') return create(rest)
  if (verb === 'grant' || verb === 'revoke') return changeRightOf(rest, verb === 'grant')
  if (verb === 'link') return linkCommand(rest)
  if (verb === 'reset-second-factor') return resetSecondFactorCommand(rest)
  throw new UsageError('account 后面应为 create、grant、revoke、link 或 reset-second-factor')
}

function isRight(name: string | undefined): name is AccountRight {
  return (accountRights as readonly (string | undefined)[]).includes(name)
}

async function changeRightOf(args: readonly string[], granted: boolean): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: { username: { type: 'string' }, right: { type: 'string' } },
  })
  const { username, right } = values
  if (username === undefined) throw new UsageError('请给出 --username')
  if (!isRight(right)) throw new UsageError(`--right 应为 ${accountRights.join('、')} 之一`)
  const { databaseUrl, keys } = readConfig(process.env)
  const service = await openService({ databaseUrl, keys, upgrades: false })
  try {
    await changeRight(service, operator, { username, right, granted })
    console.log(`${granted ? '已授予' : '已收回'} ${username} 的权限：${accountRightNames[right]}`)
  } finally {
    await service.close()
  }
  return 0
}

async function create(rest: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...rest],
    options: {
      username: { type: 'string' },
      role: { type: 'string' },
      org: { type: 'string' },
      name: { type: 'string' },
      person: { type: 'string' },
      'password-stdin': { type: 'boolean', default: false },
    },
  })
  const { username, role, org, name, person } = values
  if (username === undefined) throw new UsageError('请给出 --username')
  if (!isRole(role)) throw new UsageError(`--role 应为 ${roles.join('、')} 之一`)
  if (!values['password-stdin']) throw new UsageError('请加 --password-stdin，并从标准输入给出密码')
  const password = await passwordFromInput()
  const { databaseUrl, keys } = readConfig(process.env)
  const service = await openService({ databaseUrl, keys, upgrades: false })
  try {
    const account = await createAccount(service, operator, {
      username,
      role,
      password,
      ...(org === undefined ? {} : { org }),
      ...(name === undefined ? {} : { name }),
      ...(person === undefined ? {} : { person }),
    })
    console.log(
      `已建立账号 ${account.username}（${roleNames[account.role]}${account.orgName ? `，${account.orgName}` : ''}）`,
    )
  } finally {
    await service.close()
  }
  return 0
}
