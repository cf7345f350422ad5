import { EntryField } from './entry-field.tsx'

/** A new password, twice. */
export function NewPasswordFields({ isFirst = false }: { readonly isFirst?: boolean }) {
  return (
    <>
      <EntryField
        label="新密码（至少 10 位）"
        name="password"
        type="password"
        autocomplete="new-password"
        maxLength={200}
        isFirst={isFirst}
      />
      <EntryField label="再次输入" name="again" type="password" autocomplete="new-password" maxLength={200} />
    </>
  )
}
