import Alert from '@cloudscape-design/components/alert'
import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import { Component, type ReactNode } from 'react'

/** Shows what went wrong in a page in its place, and leaves the rest of the console alone. */
export class ErrorBoundary extends Component<{ children: ReactNode }, { error?: Error }> {
  override state: { error?: Error } = {}

  static getDerivedStateFromError(error: Error): { error: Error } {
    return { error }
  }

  override render(): ReactNode {
    const { error } = this.state
    if (error === undefined) return this.props.children
    return (
      <Alert
        type="error"
        header="This page stopped working"
        action={<Button onClick={() => location.reload()}>Reload</Button>}
      >
        It is a bug of the console, or the server has been updated since the page was loaded.
        <Box variant="code">{error.message}</Box>
      </Alert>
    )
  }
}
