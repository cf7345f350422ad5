/** Of a backup that is being written. */
export const partialEnding = '.partial'

/** checkup-310117-20261121T142000, from an instant in Shanghai: names of backups sort by their time. */
export function backupName(district: string, at: string): string {
  return `checkup-${district}-${at.slice(0, 19).replaceAll(/[-:]/g, '')}`
}

/** Whether we gave a folder this name, and no person: what is not ours is neither counted nor taken away. */
export function isBackupName(name: string, district: string): boolean {
  return new RegExp(`^checkup-${district}-\\d{8}T\\d{6}$`).test(name)
}
