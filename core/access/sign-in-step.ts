import type { Role } from './role.ts'

/** How far a sign-in has come: done, a code of the second factor is asked for, or one must be set up first. */
export const signInSteps = ['done', 'verify', 'enrol'] as const
export type SignInStep = (typeof signInSteps)[number]

/** A session that is not complete may finish its sign-in and nothing else. */
export type UnfinishedStep = Exclude<SignInStep, 'done'>

/** Roles that decide, guard or administer: a password alone does not let them in. */
export const secondFactorRoles: readonly Role[] = ['district', 'security', 'admin']

export function needsSecondFactor(role: Role): boolean {
  return secondFactorRoles.includes(role)
}

/** The step of that code; what a newer server wrote counts as not done. */
export function signInStepNamed(text: string): SignInStep {
  return signInSteps.find((step) => step === text) ?? 'verify'
}
