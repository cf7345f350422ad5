import { decimal } from '#ui/number.ts'

/** 1.2 MB, 340 KB. */
export function fileSize(bytes: number): string {
  const kilobytes = bytes / 1024
  return kilobytes < 1000
    ? `${decimal(Math.max(1, Math.round(kilobytes)), 0)} KB`
    : `${decimal(kilobytes / 1024, 1)} MB`
}
