import { lazy, Suspense } from 'react'
import type { ConfirmDeleteProps } from './confirm-delete-modal.tsx'

// Few who see a list delete from it: the modal is no part of a page's first load.
const Modal = lazy(() => import('./confirm-delete-modal.tsx'))

/**
 * Asks to type a word (the one thing's name, or `delete`) before something is destroyed. `work` deletes,
 * says so and closes; while it fails, the error stands in the modal.
 */
export function ConfirmDelete(props: ConfirmDeleteProps) {
  return (
    <Suspense fallback={null}>
      <Modal {...props} />
    </Suspense>
  )
}
