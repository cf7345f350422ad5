import type { ComponentChildren } from 'preact'
import { useErrorBoundary } from 'preact/hooks'
import { referenceOf } from '../app/trouble.ts'
import { DefectPage } from './defect-page.tsx'

/** Shows what broke while it was drawn as our defect, with its reference. */
export function DefectBoundary({ children }: { children: ComponentChildren }) {
  const [error] = useErrorBoundary()
  return error === undefined ? children : <DefectPage reference={referenceOf(error)} />
}
