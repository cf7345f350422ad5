import { problemMessage } from '#core/error/message.zh.ts'
import { ProblemError } from '#core/error/problem.ts'
import { checkCommand } from './check.ts'
import { scoreCommand } from './score.ts'

/** Exit codes: 0 fine, 1 errors found, 2 the file or the request is refused, 64 wrong usage. */
const usage = `用法：
  npm run --silent checkup -- check 文件.xlsx [--json]
  npm run --silent checkup -- score 文件.xlsx [--json]
  npm run --silent checkup -- account create --username 用户 --role 角色 [--org 代码] [--name 姓名] --password-stdin`

const commands: Readonly<Record<string, (args: readonly string[]) => Promise<number>>> = {
  check: checkCommand,
  score: scoreCommand,
}

function sayUsage(reason: string | null): number {
  if (reason !== null) console.error(reason)
  console.error(usage)
  return 64
}

function sayRefusal(error: ProblemError): number {
  const { title, why, what } = problemMessage(error.problem)
  if (process.argv.includes('--json')) {
    console.log(JSON.stringify({ refused: { code: error.problem.code, title, why, what } }))
  }
  console.error(`${title}：${why}${what}`)
  return 2
}

async function run([name = '', ...args]: readonly string[]): Promise<number> {
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined
  if (command === undefined) return sayUsage(name === '' ? null : `没有这个命令：${name}`)
  try {
    return await command(args)
  } catch (error) {
    if (error instanceof ProblemError) return sayRefusal(error)
    if (error instanceof TypeError || isMissingFile(error)) return sayUsage(error.message)
    throw error
  }
}

function isMissingFile(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'EISDIR')
}

process.exitCode = await run(process.argv.slice(2))
