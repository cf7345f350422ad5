const ignored = /(^|\/)(~\$[^/]*|\.[^/]*|Thumbs\.db|desktop\.ini|__MACOSX(\/.*)?)$/i

/** Files that programs leave beside those of people: lock files, folders of an archiver, previews. Nobody chose them. */
export function isLeftByPrograms(path: string): boolean {
  return ignored.test(path) || /(^|\/)__MACOSX\//i.test(path)
}

/** Whether the name is one of an archive; what it really is shows when it is opened. */
export function isArchiveName(name: string): boolean {
  return /\.zip$/i.test(name)
}
