import { randomUUID } from 'node:crypto'
import type { ClassPolicyBody } from '#core/api/class-policies.ts'
import { directionNamed } from '#core/class-lists/direction.ts'
import { examplePolicies, examplePolicyLabel } from '#core/class-lists/example-policies.ts'
import type { ClassPolicy } from '#core/class-lists/policy.ts'
import { ProblemError, problem } from '#core/error/problem.ts'
import { departments } from '#core/vocabulary/department.ts'
import type { Grant } from '../actions/authorise.ts'
import { instantText } from '../clock.ts'
import type { ClassPolicyTable } from '../db/class-list-tables.ts'
import { appliedCounts, insertPolicies, policyVersions, standingPolicies } from '../db/class-policies.ts'
import { takeNumbers } from '../db/counter.ts'
import type { Service } from '../service.ts'
import { classNamed } from './decided-lists.ts'
import { listRefused } from './refused.ts'
import { townsOf } from './towns-of.ts'

export function policyOf(line: ClassPolicyTable): ClassPolicy {
  const classes = JSON.parse(line.classes) as readonly string[]
  return {
    name: line.name,
    direction: directionNamed(line.direction) ?? 'restrain',
    classes: classes.map(classNamed).filter((one) => one !== null),
    content: line.content,
    document: line.document,
    clause: line.clause,
    department: line.department,
    validFrom: line.valid_from,
    validUntil: line.valid_until,
  }
}

export function labelOf({ label }: Pick<ClassPolicyTable, 'label'>): string | null {
  return label === '' ? null : label
}

function policyBody(line: ClassPolicyTable, applied: number): ClassPolicyBody {
  const { classes, department, ...policy } = policyOf(line)
  return {
    ...policy,
    classes: [...classes],
    department: departments.find(({ code }) => code === department)?.code ?? null,
    id: line.id,
    revision: line.revision,
    label: labelOf(line),
    applied,
    changedBy: line.by_name,
    changedAt: line.at,
  }
}

/** The register of measures, with how many parcels of the reader's scope each is applied to. */
export async function listPolicies(service: Service, { scope }: Grant): Promise<{ items: ClassPolicyBody[] }> {
  const district = service.district.code
  return service.database.read(async (db) => {
    const counts = await appliedCounts(db, district, townsOf(scope, undefined))
    return { items: (await standingPolicies(db, district)).map((line) => policyBody(line, counts.get(line.id) ?? 0)) }
  })
}

/** Throws ProblemError not-found. */
export async function readPolicy(
  service: Service,
  { scope }: Grant,
  id: string,
): Promise<{ items: ClassPolicyBody[] }> {
  const district = service.district.code
  return service.database.read(async (db) => {
    const versions = await policyVersions(db, district, id)
    if (versions.length === 0) throw unknownPolicy()
    const counts = await appliedCounts(db, district, townsOf(scope, undefined))
    return { items: versions.map((line) => policyBody(line, counts.get(id) ?? 0)) }
  })
}

export function unknownPolicy(): ProblemError {
  return new ProblemError(problem('not-found', { what: '这条差别化政策' }))
}

export interface PolicyChange extends ClassPolicy {
  /** Null for a new one. */
  readonly id: string | null
  readonly revision: number
}

/**
 * Adds a policy or a version of one. One that still names our own draft as its source stays 示例. Throws ProblemError:
 * not-found, class-list-refused.
 */
export async function savePolicy(service: Service, grant: Grant, change: PolicyChange): Promise<ClassPolicyBody> {
  const { database, audit } = service
  const district = service.district.code
  const { validFrom, validUntil, classes, direction } = change
  if (validUntil !== null && validUntil < validFrom) throw listRefused('有效期的截止日早于起始日')
  return database.write(async (db) => {
    const [before = null] = change.id === null ? [] : await policyVersions(db, district, change.id)
    if (change.id !== null && before === null) throw unknownPolicy()
    if ((before?.revision ?? 0) !== change.revision) throw listRefused(`${before?.by_name ?? ''}已先更改了这一条`)
    const at = instantText(service.clock.now())
    const line: ClassPolicyTable = {
      ...policyLine(change, grant, district, at),
      id: before?.id ?? randomUUID(),
      revision: change.revision + 1,
      seq: before?.seq ?? (await takeNumbers(db, district, 'class-policy')),
    }
    await insertPolicies(db, [line])
    const { username, role } = grant.actor
    const details = { name: line.name, revision: line.revision, classes: classes.join(''), direction }
    const entry = { district, at, username, role, object: line.id, details } as const
    await audit.append(db, { ...entry, action: 'class-policy-saved' })
    return policyBody(line, (await appliedCounts(db, district, null)).get(line.id) ?? 0)
  })
}

function policyLine(policy: ClassPolicy, { actor }: Grant, district: string, at: string) {
  const { name, direction, content, document, clause, department, validFrom, validUntil } = policy
  return {
    district,
    label: document === '拟定' ? examplePolicyLabel : '',
    name,
    direction,
    classes: JSON.stringify([...new Set(policy.classes)].toSorted()),
    content,
    document,
    clause,
    department,
    valid_from: validFrom,
    valid_until: validUntil,
    username: actor.username,
    by_name: actor.name,
    at,
  }
}

/** Fills an empty register with the 示例 set. Throws ProblemError class-list-refused. */
export async function loadExamplePolicies(service: Service, grant: Grant): Promise<{ items: ClassPolicyBody[] }> {
  const district = service.district.code
  return service.database.write(async (db) => {
    if ((await standingPolicies(db, district)).length > 0) throw listRefused('登记表里已有政策，示例只载入空表')
    const at = instantText(service.clock.now())
    const first = await takeNumbers(db, district, 'class-policy', examplePolicies.length)
    const lines = examplePolicies.map((policy, index): ClassPolicyTable => {
      return { ...policyLine(policy, grant, district, at), id: randomUUID(), revision: 1, seq: first + index }
    })
    await insertPolicies(db, lines)
    const { username, role } = grant.actor
    const details = { policies: lines.length }
    const entry = { district, at, username, role, object: examplePolicyLabel, details } as const
    await service.audit.append(db, { ...entry, action: 'class-policy-saved' })
    return { items: lines.map((line) => policyBody(line, 0)) }
  })
}
