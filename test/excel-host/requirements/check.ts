import { HostError } from '../protocol/host-error.ts'
import { camelCase, type MemberCheck } from '../protocol/query.ts'
import type { ApiSet } from '../simulator.ts'
import { internalMembers } from './internal-members.ts'
import { memberSets } from './members.ts'

const known = new Map<string, string>(
  Object.entries(memberSets).flatMap(([type, sets]) =>
    Object.entries(sets).flatMap(([set, members]) =>
      members.split(' ').map((member) => [`${type}.${member}`, set] as const),
    ),
  ),
)

/** The set a wire name comes with, null when no set has it. */
export function requiredSet(type: string, member: string): string | null {
  const asked = member.replace(/^_Unregister/, '_Register')
  return internalMembers[`${type}.${asked}`] ?? known.get(`${type}.${camelCase(member)}`) ?? null
}

/** Whether a host with this set has everything of another: 1.10 comes after 1.9. */
export function includesSet(host: string, asked: string): boolean {
  const [major = 0, minor = 0] = host.split('.').map(Number)
  const [askedMajor = 0, askedMinor = 0] = asked.split('.').map(Number)
  return major > askedMajor || (major === askedMajor && minor >= askedMinor)
}

/**
 * Members above the host's set, and members nobody knows, are ApiNotFound. office.js checks none of this itself
 * (_doApiNotSupportedCheck is false), so an older Excel is the first to say it.
 */
export function memberCheck(apiSet: ApiSet): MemberCheck {
  return (type, member) => {
    const set = requiredSet(type, member)
    if (set !== null && includesSet(apiSet, set)) return
    const name = `${type}.${camelCase(member)}`
    throw new HostError('ApiNotFound', name, `(${name}${set === null ? '' : `, ExcelApi ${set}`})`)
  }
}

/** Requirement sets by name with their highest version, as the host's GetSupportedMatrix has them. */
export function supportedSets(apiSet: ApiSet): Readonly<Record<string, string>> {
  return {
    ExcelApi: apiSet,
    DialogApi: '1.1',
    RichApiRuntime: '1.2',
    DelayForCellEdit: '1.1',
    Settings: '1.1',
    DocumentEvents: '1.1',
    AddinCommands: '1.1',
  }
}
