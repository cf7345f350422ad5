import type { CheckContext } from '../checks/context.ts'
import type { ParcelSubject } from '../checks/subject.ts'
import type { AnyFinding } from '../error/finding.ts'
import { checkSubjects } from '../facts/check-rows.ts'
import { type DepartmentFacts, factsOf } from '../facts/facts-of.ts'
import { evaluate } from './evaluate.ts'
import type { Evaluation } from './result.ts'
import type { Standard } from './standard.ts'

export interface Assessment {
  /** Of fields and across fields. */
  readonly findings: readonly AnyFinding[]
  readonly evaluation: Evaluation
}

/** Checks and evaluates one cycle's parcels as one district: rows in, findings and results out. */
export function assess(
  subjects: readonly ParcelSubject[],
  {
    standard,
    context,
    departments,
  }: {
    readonly standard: Standard
    readonly context: CheckContext
    readonly departments?: ReadonlyMap<string, DepartmentFacts>
  },
): Assessment {
  const findings = checkSubjects(subjects, context)
  return { findings, evaluation: evaluate(factsOf(subjects, findings, departments), standard) }
}
