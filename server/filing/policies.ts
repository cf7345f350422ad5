import { ProblemError, problem } from '#core/error/problem.ts'
import type { PolicyDocument } from '#core/vocabulary/policy.ts'
import { policyFaults, policyNumber } from '#core/vocabulary/policy-fault.ts'
import type { PolicyRegister } from '#core/vocabulary/policy-register.ts'
import type { Grant } from '../actions/authorise.ts'
import { todayInShanghai } from '../clock.ts'
import type { Service } from '../service.ts'
import { loadRules, type PolicyVersions } from './rules.ts'
import { saveRule } from './save-rule.ts'

/** The register with every version of every document. */
export async function readPolicies(service: Service) {
  const { policies } = await service.database.read((db) => loadRules(db, service.district.code))
  return registerBody(policies, todayInShanghai(service.clock))
}

export interface SavedPolicy {
  readonly document: PolicyDocument
  /** The version this one takes the place of; null for a document that is not in the register. */
  readonly base: number | null
  readonly reason: string
}

/** Enters a document, or another version of one; earlier versions stay. Throws ProblemError policy-refused. */
export async function savePolicy(service: Service, grant: Grant, { document, base, reason }: SavedPolicy) {
  const numbered = normalised(document)
  const { number } = numbered
  return service.database.write(async (db) => {
    const { policies } = await loadRules(db, service.district.code)
    const known = policies.find((each) => each.number === number)
    const faults = [...placeFaults(known, numbered, base), ...policyFaults(numbered, newest(policies))]
    if (faults.length > 0) throw new ProblemError(problem('policy-refused', { faults }))
    await saveRule(db, service, grant, { kind: 'policy', name: number, content: numbered, reason })
    const after = await loadRules(db, service.district.code)
    return registerBody(after.policies, todayInShanghai(service.clock))
  })
}

/** What the form showed is still what stands in the register. */
function placeFaults(known: PolicyVersions | undefined, { isVoid }: PolicyDocument, base: number | null): string[] {
  const last = known?.versions.at(-1)
  if (known === undefined || last === undefined) {
    return base === null ? [] : ['登记中没有这份文件。请刷新后再登记。']
  }
  if (base === null) return [`${known.number}已在登记中。请在该文件上更正。`]
  if (last.version !== base) return [`${last.by}已更正过这份文件。请刷新后核对。`]
  return isVoid && known.isShipped ? ['随程序提供的文件不能作废。请登记延续或替代它的文件。'] : []
}

function normalised({ number, succession, ...rest }: PolicyDocument): PolicyDocument {
  return {
    ...rest,
    number: policyNumber(number),
    succession: succession === null ? null : { ...succession, document: policyNumber(succession.document) },
  }
}

function newest(policies: readonly PolicyVersions[]): PolicyRegister {
  return policies.flatMap(({ versions }) => versions.at(-1)?.document ?? [])
}

function registerBody(policies: readonly PolicyVersions[], today: string) {
  return { entries: policies.map(({ versions, ...entry }) => ({ ...entry, versions: [...versions] })), today }
}
