import { checkSubjects } from '../checks/check-rows.ts'
import type { CheckContext } from '../checks/context.ts'
import { type DepartmentFacts, factsOf } from '../checks/facts-of.ts'
import type { AnyFinding } from '../error/finding.ts'
import { evaluate } from '../scoring/evaluate.ts'
import type { Evaluation } from '../scoring/result.ts'
import type { Standard } from '../scoring/standard.ts'
import type { ParcelSubject } from '../subject/subject.ts'

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
