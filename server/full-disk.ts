import { ProblemError } from '#core/error/problem.ts'

/** No room, no quota, and a file larger than the file system or a limit allows. */
const codes: ReadonlySet<string> = new Set(['ENOSPC', 'EDQUOT', 'EFBIG', 'SQLITE_FULL'])

/** Whether it is for want of room on a disk that something was not written. */
export function isFullDisk(error: unknown): boolean {
  if (error instanceof ProblemError) return error.problem.code === 'storage-full'
  return error instanceof Error && 'code' in error && codes.has(String(error.code))
}
