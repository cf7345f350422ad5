import { malformed } from '#core/error/malformed.ts'

/** A comma-separated list of a query: its parts, null when it is not given. Blank parts are passed over. */
export function listOf(text: string | undefined): readonly string[] | null {
  if (text === undefined) return null
  return text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '')
}

/** The same where each part must be one of the codes. Throws ProblemError malformed-request, naming the parameter. */
export function codesOf<Code extends string>(
  text: string | undefined,
  codes: readonly Code[],
  path: string,
): readonly Code[] | null {
  const parts = listOf(text)
  return parts === null ? null : parts.map((part) => codes.find((code) => code === part) ?? unknown(part, path))
}

function unknown(part: string, path: string): never {
  throw malformed(path, `unknown: ${part.slice(0, 40)}`)
}

/** 'none' in a list of codes stands for rows without one. */
export function noneAsNull<Code extends string>(
  codes: readonly (Code | 'none')[] | null,
): readonly (Code | null)[] | null {
  return codes === null ? null : codes.map((code) => (code === 'none' ? null : code))
}
