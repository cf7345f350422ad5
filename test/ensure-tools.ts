/*
 * Before the tests: every program they drive is here, or gets installed (Debian, root), or the command that installs
 * it is printed and the tests do not start. Nothing is ever skipped for a missing program.
 */
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { findTool, isSecondBest, type ToolNeed, toolNeeds } from './tools.ts'

function missingTools(): readonly ToolNeed[] {
  return toolNeeds.filter((need) => findTool(need) === null)
}

function aptArguments(missing: readonly ToolNeed[]): readonly string[] {
  const packages = [...new Set(missing.map((need) => need.debianPackage))]
  return ['install', '--yes', '--no-install-recommends', ...packages]
}

/** Runs apt-get; true when it succeeded. */
function aptGet(args: readonly string[]): boolean {
  console.log(`apt-get ${args.join(' ')}`)
  const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  return spawnSync('apt-get', args, { stdio: ['ignore', 'inherit', 'inherit'], env: environment }).status === 0
}

function installOnDebian(missing: readonly ToolNeed[]): void {
  if (!aptGet(['update']) || !aptGet(aptArguments(missing))) console.error('apt-get failed, see above.')
}

function explain(missing: readonly ToolNeed[]): void {
  console.error('The tests need programs that are not on this machine:')
  for (const need of missing) console.error(`  ${need.tool}: not in PATH, and ${need.variable} does not name it`)
  const command = `apt-get update && apt-get ${aptArguments(missing).join(' ')}`
  console.error(`On Debian or Ubuntu: sudo sh -c '${command}'`)
  console.error('Elsewhere: install them and name each file in its variable above, then run npm test again.')
}

let missing = missingTools()
const wanted = [...missing, ...toolNeeds.filter(isSecondBest)]
const isDebianRoot = existsSync('/etc/debian_version') && process.getuid?.() === 0
if (wanted.length > 0 && isDebianRoot) {
  installOnDebian(wanted)
  missing = missingTools()
}
if (missing.length > 0) {
  explain(missing)
  process.exitCode = 1
}
